using OrgChat.Build.Load.Areas;
using OrgChat.Build.Load.Clinic;
using OrgChat.Build.Load.Report;
using OrgChat.Build.Load.Servers;

namespace OrgChat.Build.Load;

/// <summary>One run: what is measured, by turns, and the clinics it is measured in.</summary>
internal sealed class LoadRun(LoadOptions options, IReadOnlyList<Subject> subjects)
{
    /// <summary>Enough for five hundred windows and a pair beside them.</summary>
    public const int Pairs = 251;

    /// <summary>Of a server and its hook.</summary>
    private const int PortsEach = 2;

    public bool Quick => options.Quick;

    /// <inheritdoc cref="LoadOptions.Windows"/>
    public IReadOnlyList<int> Windows => options.Windows;

    /// <inheritdoc cref="LoadOptions.Rates"/>
    public IReadOnlyList<int> Rates => options.Rates;

    /// <inheritdoc cref="LoadOptions.IdleWindows"/>
    public int IdleWindows => options.IdleWindows;

    public int FirstPort => options.Port;

    public IReadOnlyList<Subject> Subjects => subjects;

    /// <summary>The clinic with the imported history, about 1,300 conversations, for one subject to write in.</summary>
    /// <param name="pairs">How many pairs of people it has besides.</param>
    public static async Task<ClinicFolder> SmallClinicAsync(Subject subject, int pairs = Pairs)
    {
        var template = Small(subject, pairs);
        if (!template.IsThere)
        {
            await Console.Error.WriteLineAsync($"Making a clinic for “{subject.Name}”…");
            await subject.RunAsync<bool>(ClinicMaker.Job, template.Path, $"{pairs}");
        }

        return template.CopyTo(Path.Combine(subject.Work, "at-work"));
    }

    /// <summary>The large one, made once; only read, so that it is not copied.</summary>
    public async Task<(ClinicFolder Clinic, string Size)> LargeClinicAsync(Subject subject)
    {
        var conversations = Quick ? options.Conversations / 50 : options.Conversations;
        var clinic = new ClinicFolder(Path.Combine(subject.Work, $"large-{conversations}"));
        var rate = double.NaN;
        if (!clinic.IsThere)
        {
            (await SmallClinicAsync(subject)).CopyTo(clinic.Path + "-begun");
            await Console.Error.WriteLineAsync($"Making {conversations} conversations for “{subject.Name}”…");
            rate = await subject.RunAsync<double>(
                ClinicMultiplier.Job, clinic.Path + "-begun", $"{conversations}", $"{conversations * options.MessagesEach}");
            Directory.Move(clinic.Path + "-begun", clinic.Path);
        }

        var (messages, megabytes) = ((double)conversations * options.MessagesEach, clinic.Megabytes() - Small(subject).Megabytes());
        LargeClinics[subject] = LargeClinics.GetValueOrDefault(subject) ?? new(messages, megabytes, megabytes * 1e6 / messages, rate);
        return (clinic, $"{conversations:#,0}");
    }

    /// <summary>The large clinics of this run.</summary>
    public Dictionary<Subject, LargeClinicSize> LargeClinics { get; } = [];

    private static ClinicFolder Small(Subject subject, int pairs = Pairs) =>
        new(Path.Combine(subject.Work, pairs == Pairs ? "small" : $"small-{pairs}"));

    /// <summary>Starts the floor and every subject; whoever is not measured does nothing.</summary>
    public async Task<LiveChats> StartChatsAsync(int pairs = Pairs)
    {
        var floor = Path.Combine(options.Work, "floor");
        Directory.CreateDirectory(floor);
        var chats = new LiveChats();
        try
        {
            chats.All.Add(await LiveFloor.StartAsync(floor, options.Port));
            foreach (var subject in subjects)
            {
                var clinic = await SmallClinicAsync(subject, pairs);
                var server = await subject.StartAsync(clinic, options.Port + (chats.All.Count * PortsEach));
                chats.All.Add(new LiveClinic(subject.Name, server, clinic.ReadCast()));
            }

            return chats;
        }
        catch
        {
            await chats.DisposeAsync();
            throw;
        }
    }

    /// <summary>Adds a row, and says it at once: a whole run takes long.</summary>
    public static void Show(Table table, params string[] row)
    {
        table.Add(row);
        Console.WriteLine(string.Join(" | ", row));
    }
}
