using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace OrgChat.Build.Load.Clinic;

/// <summary>A clinic on disk: its data directory, the master key beside it, and who can be let act in it.</summary>
internal sealed record ClinicFolder(string Path)
{
    public string Data => System.IO.Path.Combine(Path, "data");

    public string Database => System.IO.Path.Combine(Data, "orgchat.db");

    public string MasterKey => System.IO.Path.Combine(Path, "master.key");

    /// <summary>What its database takes on the disk, when nothing waits in its log any more.</summary>
    public double Megabytes()
    {
        using (var connection = new SqliteConnection($"Data Source={Database};Pooling=False"))
        {
            connection.Open();
            using var checkpoint = connection.CreateCommand();
            checkpoint.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
            checkpoint.ExecuteNonQuery();
        }

        return new FileInfo(Database).Length / (1024.0 * 1024);
    }

    private string Cast => System.IO.Path.Combine(Path, "cast.json");

    /// <summary>Whether it has been made to its end.</summary>
    public bool IsThere => File.Exists(Cast);

    public ClinicCast ReadCast() => JsonSerializer.Deserialize<ClinicCast>(File.ReadAllText(Cast))!;

    public void Write(ClinicCast cast) => File.WriteAllText(Cast, JsonSerializer.Serialize(cast));

    /// <summary>The same clinic in a folder of its own, to be written in.</summary>
    public ClinicFolder CopyTo(string path)
    {
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }

        foreach (var file in Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories))
        {
            var copy = System.IO.Path.Combine(path, System.IO.Path.GetRelativePath(Path, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return new ClinicFolder(path);
    }
}

/// <summary>Who can be let act in a clinic, with the one password of them all.</summary>
/// <param name="Pairs">Conversations of a client and their owner, who write to each other.</param>
/// <param name="Longest">The conversation with the most messages.</param>
internal sealed record ClinicCast(string Password, IReadOnlyList<ClinicPair> Pairs, Guid Longest, IReadOnlyList<Guid> Others);

/// <summary>A conversation of two.</summary>
internal sealed record ClinicPair(Guid Conversation, Guid OwnerId, string Owner, Guid ClientId, string Client);
