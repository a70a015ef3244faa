using OrgChat.Domain.Model.Attachments;
using OrgChat.Domain.Model.Audit;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Attachments;

public sealed class SendingFilesTests : AttachmentTest
{
    [Fact]
    public async Task A_message_of_files_alone_shows_them_in_their_order()
    {
        var chat = await StartAsync();
        var (photo, letter) = (await UploadAsync(Clinic.Ana, chat, "knee.png", Samples.Png()), await UploadAsync(Clinic.Ana, chat));

        await Clinic.Messages.SendAsync(Clinic.Ana, chat, With(letter, photo));

        var message = (await Clinic.Reader.NewestAsync(Clinic.Maria, chat)).Messages.Single();
        message.Text.Should().BeEmpty();
        message.Attachments.Select(file => file.FileName).Should().Equal("letter.pdf", "knee.png");
        (await Clinic.LastRecordAsync())
            .Should().BeEquivalentTo(new { Action = AuditAction.MessageSent, Facts = new AuditFacts { Message = 1, Files = 2 } });
    }

    [Fact]
    public async Task The_list_says_what_came_when_there_are_no_words()
    {
        (await PreviewAsync(("knee.png", Samples.Png()))).Should().Be("Photo");
        (await PreviewAsync(("a.png", Samples.Png()), ("b.png", Samples.Png()))).Should().Be("2 photos");
        (await PreviewAsync(("letter.pdf", Samples.Pdf()))).Should().Be("PDF: letter.pdf");
        (await PreviewAsync(("a.png", Samples.Png()), ("letter.pdf", Samples.Pdf()))).Should().Be("2 files");
    }

    [Fact]
    public async Task A_message_without_words_and_without_files_is_still_refused()
    {
        var chat = await StartAsync();

        (await Clinic.RefusesAsync(() => Clinic.Messages.SendAsync(Clinic.Ana, chat, With()))).Message.Should().Contain("Write something");
    }

    [Fact]
    public async Task What_went_out_with_a_file_is_not_said_to_be_not_sent_by_a_page_that_knows_only_its_text()
    {
        var chat = await StartAsync();
        var draft = With(await UploadAsync(Clinic.Ana, chat)) with { Text = "My letter" };
        await Clinic.Messages.SendAsync(Clinic.Ana, chat, draft);

        await Clinic.Messages.StandUnsentAsync(Clinic.Ana, chat, draft with { Files = [], UnsentSince = Clinic.Clock.GetUtcNow() });

        (await Clinic.Inbox.RowAsync(Clinic.Ana, chat))!.UnsentSince.Should().BeNull();
    }

    [Fact]
    public async Task The_same_draft_sent_twice_is_one_message_with_its_files()
    {
        var chat = await StartAsync();
        var draft = With(await UploadAsync(Clinic.Ana, chat));

        var numbers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Clinic.Messages.SendAsync(Clinic.Ana, chat, draft)));

        numbers.Should().OnlyContain(number => number == 1);
        (await Clinic.Reader.NewestAsync(Clinic.Maria, chat)).Messages.Should().ContainSingle().Which.Attachments.Should().ContainSingle();
    }

    [Fact]
    public async Task Only_ones_own_unsent_files_of_this_conversation_can_be_sent()
    {
        var (chat, other) = (await StartAsync(), await StartAsync());
        var (marias, elsewhere, sent) =
            (await UploadAsync(Clinic.Maria, chat), await UploadAsync(Clinic.Ana, other), await SendAsync(Clinic.Ana, chat));
        var gone = await UploadAsync(Clinic.Ana, chat);
        await Clinic.Attachments.DiscardAsync(Clinic.Ana, gone.Id);
        foreach (var file in new[] { marias, elsewhere, sent, gone })
        {
            (await Clinic.RefusesAsync(() => Clinic.Messages.SendAsync(Clinic.Ana, chat, With(file)))).Message
                .Should().Contain("no longer there");
        }

        (await Clinic.MessagesAsync(chat)).Should().ContainSingle("nothing of what was refused is left");
        (await Clinic.Attachments.UnsentAsync(Clinic.Maria, chat)).Should().ContainSingle();
    }

    [Fact]
    public async Task Ten_files_go_with_a_message_and_eleven_do_not()
    {
        var chat = await StartAsync();
        var files = new List<Attachment>();
        for (var number = 0; number < 11; number++)
            files.Add(await UploadAsync(Clinic.Ana, chat, $"{number}.pdf"));

        (await Clinic.RefusesAsync(() => Clinic.Messages.SendAsync(Clinic.Ana, chat, With([.. files])))).Message
            .Should().Contain("at most 10");
        await Clinic.Messages.SendAsync(Clinic.Ana, chat, With([.. files[..10]]));

        (await Clinic.Attachments.UnsentAsync(Clinic.Ana, chat)).Should().ContainSingle().Which.FileName.Should().Be("10.pdf");
    }

    [Fact]
    public async Task On_behalf_of_the_owner_files_go_under_both_names()
    {
        var chat = await StartAsync();
        var file = await UploadAsync(Clinic.Jamie, chat);
        var draft = await Clinic.OnBehalfAsync(chat, "") with { Files = [file.Id] };

        await Clinic.Messages.SendAsync(Clinic.Jamie, chat, draft);

        (await Clinic.Reader.NewestAsync(Clinic.Ana, chat)).Messages.Single()
            .Should().BeEquivalentTo(new { AuthorName = "Jamie Lee", OnBehalfOfName = "Dr. Maria Lopez" });
        (await Clinic.LastRecordAsync())
            .Should()
            .BeEquivalentTo(
                new
                {
                    Action = AuditAction.MessageSentOnBehalf,
                    Facts = new AuditFacts { Message = 1, Files = 1 },
                    SubjectName = "Dr. Maria Lopez"
                });
    }

    [Fact]
    public async Task A_file_uploaded_with_a_right_that_is_gone_is_not_sent()
    {
        var chat = await StartAsync();
        var file = await UploadAsync(Clinic.Jamie, chat);
        var draft = await Clinic.OnBehalfAsync(chat, "") with { Files = [file.Id] };
        await Clinic.AllowAsync(Clinic.Jamie, TestClinic.TheThree);

        await Clinic.RefusesAsync(() => Clinic.Messages.SendAsync(Clinic.Jamie, chat, draft));

        (await Clinic.MessagesAsync(chat)).Should().BeEmpty();
    }

    [Fact]
    public async Task What_was_attached_and_not_sent_is_there_again_and_only_for_its_uploader()
    {
        var chat = await StartAsync();
        var file = await UploadAsync(Clinic.Ana, chat);

        (await Clinic.Reader.OpenAsync(Clinic.Ana, chat)).Unsent.Select(one => one.Id).Should().Equal(file.Id);
        (await Clinic.Reader.OpenAsync(Clinic.Maria, chat)).Unsent.Should().BeEmpty();
        (await Clinic.Reader.OpenAsync(Clinic.Ana, await StartAsync())).Unsent.Should().BeEmpty();
    }

    private async Task<string> PreviewAsync(params (string Name, byte[] Content)[] files)
    {
        var chat = await StartAsync();
        var uploaded = new List<Attachment>();
        foreach (var (name, content) in files)
            uploaded.Add(await UploadAsync(Clinic.Ana, chat, name, content));

        await Clinic.Messages.SendAsync(Clinic.Ana, chat, With([.. uploaded]));
        return (await Clinic.ConversationAsync(chat)).Preview!;
    }
}
