namespace Benchmarking.Engine.Attacks;

/// <summary>
/// What a letter is read as by somebody who looks at it: without its accent, and a Greek or Cyrillic one as the Latin
/// one it looks like. A table of its own, because the framework's decomposition needs language data that need not be
/// on the machine.
/// </summary>
internal static class Letters
{
    /// <summary>A letter, and those that are read as it.</summary>
    private static readonly string[] Alike =
    [
        "0⁰₀",
        "1₁①",
        "2₂②",
        "3₃③",
        "4⁴₄④",
        "5⁵₅⑤",
        "6⁶₆⑥",
        "7⁷₇⑦",
        "8⁸₈⑧",
        "9⁹₉⑨",
        "aÀÁÂÃÄÅàáâãäåĀāĂăĄąǍǎǞǟǠǡǺǻȀȁȂȃȦȧḀḁẠạẢảẤấẦầẨẩẪẫẬậẮắẰằẲẳẴẵẶặₐаαА",
        "bḂḃḄḅḆḇВΒ",
        "cÇçĆćĈĉĊċČčḈḉсС",
        "dĎďḊḋḌḍḎḏḐḑḒḓԁđĐðÐ",
        "eÈÉÊËèéêëĒēĔĕĖėĘęĚěȄȅȆȇȨȩḔḕḖḗḘḙḚḛḜḝẸẹẺẻẼẽẾếỀềỂểỄễỆệₑеεЕΕ",
        "fḞḟ",
        "gĜĝĞğĠġĢģǦǧǴǵḠḡɡ",
        "hĤĥȞȟḢḣḤḥḦḧḨḩḪḫẖₕһНħĦΗ",
        "iÌÍÎÏìíîïĨĩĪīĬĭĮįİǏǐȈȉȊȋḬḭḮḯỈỉỊịⁱіιıІΙ",
        "jĴĵǰјЈ",
        "kĶķǨǩḰḱḲḳḴḵₖκКΚк",
        "lĹĺĻļĽľḶḷḸḹḺḻḼḽₗłŁӏ",
        "mḾḿṀṁṂṃₘМΜм",
        "nÑñŃńŅņŇňǸǹṄṅṆṇṈṉṊṋⁿₙνΝ",
        "oÒÓÔÕÖòóôõöŌōŎŏŐőƠơǑǒǪǫǬǭȌȍȎȏȪȫȬȭȮȯȰȱṌṍṎṏṐṑṒṓỌọỎỏỐốỒồỔổỖỗỘộỚớỜờỞởỠỡỢợₒоοøØОΟ",
        "pṔṕṖṗₚрρРΡ",
        "rŔŕŖŗŘřȐȑȒȓṘṙṚṛṜṝṞṟ",
        "sŚśŜŝŞşŠšſȘșṠṡṢṣṤṥṦṧṨṩẛₛѕЅ",
        "tŢţŤťȚțṪṫṬṭṮṯṰṱẗₜτТŧŦт",
        "uÙÚÛÜùúûüŨũŪūŬŭŮůŰűŲųƯưǓǔǕǖǗǘǙǚǛǜȔȕȖȗṲṳṴṵṶṷṸṹṺṻỤụỦủỨứỪừỬửỮữỰựυ",
        "vṼṽṾṿѵ",
        "wŴŵẀẁẂẃẄẅẆẇẈẉẘ",
        "xẊẋẌẍₓхХΧ",
        "yÝýÿŶŷŸȲȳẎẏẙỲỳỴỵỶỷỸỹуУΥγ",
        "zŹźŻżŽžẐẑẒẓẔẕΖ",
    ];

    private static readonly Dictionary<char, char> Read = Alike
        .SelectMany(row => row.Skip(1).Select(letter => (letter, row[0]))).DistinctBy(pair => pair.letter)
        .ToDictionary(pair => pair.letter, pair => pair.Item2);

    /// <summary>The small Latin letter or digit that a letter is read as; itself where it looks like none.</summary>
    /// <param name="letter">The letter.</param>
    public static char Plain(char letter) =>
        Read.TryGetValue(letter, out var plain) ? plain
        : letter is >= '\uFF01' and <= '\uFF5E' ? char.ToLowerInvariant((char)(letter - 0xFEE0))
        : char.ToLowerInvariant(letter);
}
