using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace OrgChat.Build.Load.Protocol;

/// <summary>Writes what a circuit’s hub is told, in MessagePack.</summary>
internal sealed class PackWriter
{
    private const int Invocation = 1;

    private readonly ArrayBufferWriter<byte> content = new(256);

    /// <summary>One call of a method of the hub, with its length before it.</summary>
    /// <param name="invocation">Its number where an answer is wanted.</param>
    public static byte[] Call(string method, string? invocation, params object?[] arguments)
    {
        var pack = new PackWriter();
        pack.Begin(0x90, 6);
        pack.Add(Invocation);
        pack.Begin(0x80, 0);
        pack.Add(invocation);
        pack.Add(method);
        pack.Begin(0x90, arguments.Length);
        foreach (var argument in arguments)
        {
            pack.Add(argument);
        }

        pack.Begin(0x90, 0);
        return Framed(pack.content.WrittenSpan);
    }

    /// <summary>That one is still there.</summary>
    public static byte[] Ping() => Framed([0x91, 6]);

    private static byte[] Framed(ReadOnlySpan<byte> message)
    {
        var frame = new List<byte>(message.Length + 5);
        var rest = message.Length;
        do
        {
            frame.Add((byte)(rest > 0x7f ? (rest & 0x7f) | 0x80 : rest));
            rest >>= 7;
        }
        while (rest > 0);

        frame.AddRange(message);
        return [.. frame];
    }

    private void Add(object? value)
    {
        switch (value)
        {
            case null:
                Write(0xc0);
                break;
            case bool yes:
                Write(yes ? (byte)0xc3 : (byte)0xc2);
                break;
            case string text:
                Write(0xdb);
                WriteLength(Encoding.UTF8.GetByteCount(text));
                Encoding.UTF8.GetBytes(text, content);
                break;
            case int or long:
                Write(0xd3);
                BinaryPrimitives.WriteInt64BigEndian(content.GetSpan(sizeof(long)), Convert.ToInt64(value, null));
                content.Advance(sizeof(long));
                break;
            default:
                throw new NotSupportedException($"Nothing is told as {value.GetType().Name}.");
        }
    }

    private void Begin(int kind, int count) => Write((byte)(kind | count));

    private void Write(byte value) => content.Write([value]);

    private void WriteLength(int length)
    {
        BinaryPrimitives.WriteInt32BigEndian(content.GetSpan(sizeof(int)), length);
        content.Advance(sizeof(int));
    }
}
