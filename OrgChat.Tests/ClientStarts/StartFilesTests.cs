using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Features.ClientStarts;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Attachments;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Tests.Attachments;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.ClientStarts;

/// <summary>Files of the message with which a client begins a conversation: uploaded before there is one.</summary>
public sealed class StartFilesTests : AttachmentTest
{
    [Fact]
    public async Task Ana_begins_with_a_text_and_two_files_and_they_are_one_message()
    {
        await ShareAsync();
        Attachment[] files = [await UploadAsync(Clinic.Ana), await UploadAsync(Clinic.Ana, "knee.png", Samples.Png())];
        (await Clinic.Attachments.UnsentAsync(Clinic.Ana, null)).Select(file => file.Id)
            .Should().BeEquivalentTo(files.Select(file => file.Id));

        var id = await Clinic.Starts.StartAsync(Clinic.Ana, Form(With(files) with { Text = "May I have this again?" }));

        var sent = await SentAsync(id);
        sent.Select(file => (file.Id, file.ConversationId, file.MessageNumber, file.Position))
            .Should().Equal((files[0].Id, id, 1, 0), (files[1].Id, id, 1, 1));
        (await ContentAsync(Clinic.Maria, files[0])).Should().Equal(Samples.Pdf());
        (await Clinic.Attachments.UnsentAsync(Clinic.Ana, null)).Should().BeEmpty();
    }

    [Fact]
    public async Task Sent_again_with_its_file_alone_it_is_still_one_conversation_and_one_message()
    {
        await ShareAsync();
        var form = Form(With(await UploadAsync(Clinic.Ana)));

        var ids = new[] { await Clinic.Starts.StartAsync(Clinic.Ana, form), await Clinic.Starts.StartAsync(Clinic.Ana, form) };

        ids.Distinct().Should().ContainSingle();
        (await Clinic.ConversationAsync(ids[0])).LastNumber.Should().Be(1);
        (await SentAsync(ids[0])).Should().ContainSingle();
    }

    [Fact]
    public async Task What_is_kept_a_moment_after_it_was_sent_with_a_file_is_no_draft_again()
    {
        await ShareAsync();
        var form = Form(With(await UploadAsync(Clinic.Ana)) with { Text = "May I have this again?" });
        await Clinic.Starts.StartAsync(Clinic.Ana, form);

        await Clinic.Starts.KeepDraftAsync(Clinic.Ana, form with { Draft = form.Draft with { Files = [] } });

        (await Clinic.Starts.OfferAsync(Clinic.Ana)).Begun.Should().BeNull();
    }

    [Fact]
    public async Task A_file_of_somebody_else_begins_nothing()
    {
        await ShareAsync();
        var theirs = await UploadAsync(Clinic.Tomas);

        await Clinic.RefusesAsync(() => Clinic.Starts.StartAsync(Clinic.Ana, Form(With(theirs))));

        (await Clinic.Database.ReadAsync(db => db.Conversations.CountAsync())).Should().Be(1);
        (await Clinic.Attachments.UnsentAsync(Clinic.Tomas, null)).Should().ContainSingle();
    }

    [Fact]
    public async Task Before_it_is_sent_nobody_opens_it_and_its_client_can_take_it_away()
    {
        await ShareAsync();
        var file = await UploadAsync(Clinic.Ana);
        foreach (var reader in new[] { Clinic.Ana, Clinic.Maria, Clinic.Jamie })
            await Clinic.HidesAsync(() => Clinic.Files.OpenAsync(reader, file.Id), MissingKind.File);

        await Clinic.Attachments.DiscardAsync(Clinic.Ana, file.Id);

        (await Clinic.Attachments.UnsentAsync(Clinic.Ana, null)).Should().BeEmpty();
        OnDisk().Should().BeEmpty();
    }

    [Fact]
    public async Task Where_clients_begin_none_no_file_is_taken_in_and_from_the_team_never()
    {
        await Clinic.HidesAsync(() => UploadAsync(Clinic.Maria));
        await Clinic.StartPolicy.SetAsync(Clinic.Ines, isOn: false, null);

        (await Clinic.RefusesAsync(() => UploadAsync(Clinic.Ana))).Message
            .Should().StartWith("The clinic takes no new conversations here.");

        OnDisk().Should().BeEmpty();
    }

    private StartForm Form(Draft draft) => new(draft, Clinic.Maria, null);

    // So that she is of the care team.
    private Task ShareAsync() => StartAsync();

    private async Task<Attachment> UploadAsync(Someone person, string name = "letter.pdf", byte[]? content = null)
    {
        using var stream = new MemoryStream(content ?? Samples.Pdf());
        return await Clinic.Attachments.UploadAsync(person, null, name, stream);
    }

    private Task<List<Attachment>> SentAsync(Guid chat) => Clinic.Database.ReadAsync(db =>
        db.Attachments.Where(a => a.ConversationId == chat && a.MessageNumber != null).OrderBy(a => a.Position).ToListAsync());
}
