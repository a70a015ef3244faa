namespace OrgChat.Domain.Storage.Disk;

/// <summary>How much of the disk is left for what must go on: “OrgChat:Disk” of the settings.</summary>
public sealed class DiskOptions
{
    /// <summary>With less free space than this, in megabytes, no file is taken in any more.</summary>
    public int FloorMegabytes { get; set; } = 256;

    /// <summary>With less than this nothing is sent any more; sign-in, reading and the record have the rest.</summary>
    public int SendFloorMegabytes { get; set; } = 64;
}
