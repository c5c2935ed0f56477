using System.Globalization;
using System.Text;
using QRCoder;

namespace Benchmarking.Web.Features.SignIn;

/// <summary>A QR code as one path of an SVG, which needs neither picture files nor inline styles.</summary>
/// <param name="Side">Width and height in modules, the quiet zone included.</param>
/// <param name="Path">The dark modules.</param>
public sealed record QrPicture(int Side, string Path)
{
    public static QrPicture Of(string text)
    {
        using var drawn = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = drawn.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows[y].Count; x++)
            {
                if (rows[y][x])
                    path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
            }
        }

        return new QrPicture(rows.Count, path.ToString());
    }
}
