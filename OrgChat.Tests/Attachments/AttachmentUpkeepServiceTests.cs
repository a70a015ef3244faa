namespace OrgChat.Tests.Attachments;

public sealed class AttachmentUpkeepServiceTests : AttachmentTest
{
    [Fact]
    public async Task What_was_never_sent_goes_after_an_hour_and_what_was_sent_never()
    {
        var chat = await StartAsync();
        var sent = await SendAsync(Clinic.Ana, chat);
        await UploadAsync(Clinic.Ana, chat);
        Clinic.Later(59);
        await Clinic.Upkeep.SweepAsync();
        OnDisk().Should().HaveCount(2);

        Clinic.Later(2);
        await Clinic.Upkeep.SweepAsync();

        OnDisk().Should().ContainSingle().Which.Should().EndWith(sent.Id.ToString("N"));
        (await Clinic.Attachments.UnsentAsync(Clinic.Ana, chat)).Should().BeEmpty();
        Clinic.Later(365 * 24 * 60);
        await Clinic.Upkeep.SweepAsync();
        (await ContentAsync(Clinic.Maria, sent)).Should().NotBeEmpty();
    }

    [Fact]
    public async Task A_file_a_crash_left_without_an_entry_goes_and_one_still_coming_in_stays()
    {
        var sent = await SendAsync(Clinic.Ana, await StartAsync());
        var (left, coming) = (Put(TimeSpan.FromHours(25)), Put(TimeSpan.FromHours(1)));
        File.SetLastWriteTimeUtc(Clinic.Store.PathOf(sent.Id), Clinic.Clock.GetUtcNow().UtcDateTime.AddDays(-9));

        await Clinic.Upkeep.SweepAsync();

        OnDisk().Should().BeEquivalentTo([Clinic.Store.PathOf(sent.Id), coming]).And.NotContain(left);
    }

    private string Put(TimeSpan age)
    {
        var path = Clinic.Store.PathOf(Guid.NewGuid());
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "half");
        File.SetLastWriteTimeUtc(path, Clinic.Clock.GetUtcNow().UtcDateTime - age);
        return path;
    }
}
