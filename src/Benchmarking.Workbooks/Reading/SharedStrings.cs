using System.Xml;

namespace Benchmarking.Workbooks.Reading;

/// <summary>The texts that cells refer to by number.</summary>
internal sealed class SharedStrings
{
    private readonly List<string> _texts = [];

    public static SharedStrings None { get; } = new();

    public static SharedStrings Read(Package package, ZipPart part)
    {
        var strings = new SharedStrings();
        var collector = new Collector(strings._texts, part.Name);
        PartXml.Read(package, part, Limits.InflatedBytes, collector.Node);
        return strings;
    }

    public string? Find(int index) => index >= 0 && index < _texts.Count ? _texts[index] : null;

    private sealed class Collector(List<string> texts, string part)
    {
        private readonly BoundedText _text = new();
        private long _characters;
        private bool _inText;
        private int _inPhonetic;

        public void Node(XmlReader reader)
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    Start(reader.LocalName, reader.IsEmptyElement);
                    break;
                case XmlNodeType.EndElement:
                    End(reader.LocalName);
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace
                    when _inText && _inPhonetic == 0:
                    if (!_text.TryAppend(reader))
                        throw new WorkbookRefusedException(Refusals.CellTooLong($"Part “{part}”"));
                    break;
            }
        }

        private void Start(string name, bool isEmpty)
        {
            if (name == "si")
                _text.Clear();
            if (name == "si" && isEmpty)
                Add();
            if (isEmpty)
                return;
            _inText = name == "t";
            if (name == "rPh")
                _inPhonetic++;
        }

        private void End(string name)
        {
            _inText = false;
            if (name == "rPh")
                _inPhonetic--;
            if (name == "si")
                Add();
        }

        private void Add()
        {
            _characters += _text.Length;
            if (texts.Count >= Limits.SharedStrings || _characters > Limits.SharedStringCharacters)
                throw new WorkbookRefusedException(Refusals.TooManyTexts);
            texts.Add(_text.ToString());
        }
    }
}
