using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Benchmarking.Web.Tests.Features.SignIn;

/// <summary>A passkey in software (WebAuthn level 3, ES256, no attestation), which may be told to misbehave.</summary>
public sealed class SoftPasskey
{
    private ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private byte[] _id = RandomNumberGenerator.GetBytes(32);
    private string _owner = "";

    public string Origin { get; init; } = "http://localhost";

    public string Domain { get; init; } = "localhost";

    /// <summary>False where nobody's finger or PIN was asked for.</summary>
    public bool VerifiesPerson { get; init; } = true;

    /// <summary>The same key in a browser that says something else.</summary>
    public SoftPasskey As(string? origin = null, string? domain = null, bool verifiesPerson = true) =>
        new() { Origin = origin ?? Origin, Domain = domain ?? Domain, VerifiesPerson = verifiesPerson, _key = _key, _id = _id, _owner = _owner };

    /// <summary>What a browser hands back for <c>navigator.credentials.create</c>.</summary>
    public string Create(string options)
    {
        using var asked = JsonDocument.Parse(options);
        _owner = asked.RootElement.GetProperty("user").GetProperty("id").GetString()!;
        var client = Client("webauthn.create", asked);
        var point = _key.ExportParameters(false).Q;
        byte[] key = [0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20, .. point.X!, 0x22, 0x58, 0x20, .. point.Y!];
        byte[] data = [.. Authenticator(0x40, 0), .. new byte[16], 0, (byte)_id.Length, .. _id, .. key];
        byte[] attestation =
        [
            0xa3, 0x63, .. "fmt"u8, 0x64, .. "none"u8, 0x67, .. "attStmt"u8, 0xa0, 0x68, .. "authData"u8, 0x58, (byte)data.Length, .. data,
        ];
        return Credential(new { clientDataJSON = Text(client), attestationObject = Text(attestation), transports = Array.Empty<string>() });
    }

    /// <summary>What a browser hands back for <c>navigator.credentials.get</c>.</summary>
    public string Get(string options, uint count = 1)
    {
        using var asked = JsonDocument.Parse(options);
        var client = Client("webauthn.get", asked);
        var data = Authenticator(0, count);
        var signature = _key.SignData([.. data, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Credential(new { clientDataJSON = Text(client), authenticatorData = Text(data), signature = Text(signature), userHandle = _owner });
    }

    private byte[] Client(string type, JsonDocument asked) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        type,
        challenge = asked.RootElement.GetProperty("challenge").GetString(),
        origin = Origin,
        crossOrigin = false,
    });

    private byte[] Authenticator(byte flags, uint count)
    {
        var counted = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(counted, count);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(Domain)), (byte)(flags | 0x01 | (VerifiesPerson ? 0x04 : 0)), .. counted];
    }

    private string Credential(object response) => JsonSerializer.Serialize(new
    {
        id = Text(_id),
        rawId = Text(_id),
        type = "public-key",
        clientExtensionResults = new { },
        response,
    });

    private static string Text(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
