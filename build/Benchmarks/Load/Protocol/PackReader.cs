using System.Text;

namespace OrgChat.Build.Load.Protocol;

/// <summary>Reads what a circuit’s hub says, in MessagePack, from one message.</summary>
internal ref struct PackReader(ReadOnlySpan<byte> message)
{
    private readonly ReadOnlySpan<byte> message = message;
    private int at;

    public int ReadArray() => Next() switch
    {
        0xc0 => 0,
        >= 0x90 and <= 0x9f and var small => small & 15,
        0xdc => (int)Number(2),
        0xdd => (int)Number(4),
        var other => throw Unknown("an array", other),
    };

    public long ReadNumber() => Next() switch
    {
        < 0x80 and var small => small,
        >= 0xe0 and var negative => (sbyte)negative,
        0xcc => Number(1),
        0xcd => Number(2),
        0xce => Number(4),
        0xcf or 0xd3 => Number(8),
        0xd0 => (sbyte)Number(1),
        0xd1 => (short)Number(2),
        0xd2 => (int)Number(4),
        var other => throw Unknown("a number", other),
    };

    public bool ReadBool() => Next() == 0xc3;

    public string? ReadText()
    {
        var kind = Next();
        return kind switch
        {
            0xc0 => null,
            >= 0xa0 and <= 0xbf => Text(kind & 31),
            0xd9 => Text((int)Number(1)),
            0xda => Text((int)Number(2)),
            0xdb => Text((int)Number(4)),
            _ => throw Unknown("a text", kind),
        };
    }

    /// <summary>Where in the message bytes stand.</summary>
    public (int Start, int Length) ReadBytes()
    {
        var kind = Next();
        var length = (int)Number(kind switch { 0xc4 => 1, 0xc5 => 2, 0xc6 => 4, _ => throw Unknown("bytes", kind) });
        at += length;
        return (at - length, length);
    }

    public void Skip()
    {
        var kind = message[at];
        switch (kind)
        {
            case 0xc0 or 0xc2 or 0xc3:
                at++;
                break;
            case >= 0x80 and <= 0x8f:
                at++;
                Skip((kind & 15) * 2);
                break;
            case >= 0x90 and <= 0x9f or 0xdc or 0xdd:
                Skip(ReadArray());
                break;
            case >= 0xa0 and <= 0xbf or 0xd9 or 0xda or 0xdb:
                ReadText();
                break;
            case 0xc4 or 0xc5 or 0xc6:
                ReadBytes();
                break;
            case 0xca or 0xcb:
                at += kind == 0xca ? 5 : 9;
                break;
            default:
                ReadNumber();
                break;
        }
    }

    private void Skip(int count)
    {
        for (var i = 0; i < count; i++)
        {
            Skip();
        }
    }

    private byte Next() => message[at++];

    private long Number(int bytes)
    {
        var number = 0L;
        for (var i = 0; i < bytes; i++)
        {
            number = (number << 8) | Next();
        }

        return number;
    }

    private string Text(int length)
    {
        at += length;
        return Encoding.UTF8.GetString(message.Slice(at - length, length));
    }

    private static FormatException Unknown(string wanted, byte kind) => new($"The hub said 0x{kind:x2} where {wanted} was due.");
}
