using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Domain.Model.Sessions;
using OrgChat.Domain.Storage.Acts;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Storage;

/// <summary>The one writer knows from the act before who writes; whatever changed of them since counts all the same.</summary>
public sealed class KnownPeopleTests : ClinicTest
{
    [Fact]
    public async Task Who_was_renamed_by_an_act_writes_under_the_new_name_at_once()
    {
        var chat = await KnownAsync();
        var maria = await SignedInAsync(chat);

        await ActAsync(async act => (await act.Db.People.SingleAsync(p => p.Id == Clinic.Maria.Id)).Rename("Maria Rivera"));
        await Clinic.Messages.SendAsync(maria, chat, new(Guid.NewGuid(), "Good morning"));

        (await Clinic.MessagesAsync(chat))[^1].AuthorName.Should().Be("Maria Rivera");
    }

    [Fact]
    public async Task Who_may_no_longer_write_is_refused_after_another_act_took_the_right()
    {
        var chat = await KnownAsync();
        await Clinic.AllowAsync(Clinic.Jamie, PermissionSet.Full.Value);
        await Clinic.SayOnBehalfAsync(Clinic.Jamie, chat, "First");
        var draft = await Clinic.OnBehalfAsync(chat, "Second");

        await Clinic.Permissions.RevokeAsync(Clinic.Ines, Clinic.Jamie, Permission.OrganizationChat);

        await Clinic.RefusesAsync(() => Clinic.Messages.SendAsync(Clinic.Jamie, chat, draft));
    }

    [Fact]
    public async Task Jamie_in_a_session_of_theirs_writes_nothing_more_once_Ines_took_the_right_away()
    {
        var chat = await KnownAsync();
        await Clinic.AllowAsync(Clinic.Jamie, PermissionSet.Full.Value);
        var (ines, jamie) = (await InSessionAsync(Clinic.Ines), await InSessionAsync(Clinic.Jamie));
        await Clinic.Messages.SendAsync(jamie, chat, await Clinic.OnBehalfAsync(chat, "First"));
        var draft = await Clinic.OnBehalfAsync(chat, "Second");

        await Clinic.Permissions.RevokeAsync(ines, Clinic.Jamie, Permission.OrganizationChat);

        await Clinic.RefusesAsync(() => Clinic.Messages.SendAsync(jamie, chat, draft));
    }

    [Fact]
    public async Task Who_was_taken_out_of_a_conversation_by_an_act_writes_nothing_more_in_it()
    {
        var chat = await KnownAsync();
        await Clinic.Conversations.AddAsync(Clinic.Maria, chat, [Clinic.Sam], []);
        var (maria, sam) = (await InSessionAsync(Clinic.Maria), await InSessionAsync(Clinic.Sam));
        await Clinic.Messages.SendAsync(sam, chat, new(Guid.NewGuid(), "First"));

        await Clinic.Conversations.RemoveAsync(maria, chat, Clinic.Sam);

        await Clinic.RefusesAsync(() => Clinic.Messages.SendAsync(sam, chat, new(Guid.NewGuid(), "Second")));
    }

    [Fact]
    public async Task A_session_that_an_act_ended_sends_nothing_more()
    {
        var chat = await KnownAsync();
        var maria = await SignedInAsync(chat);

        await ActAsync(async act => act.End(await act.Db.Sessions.SingleAsync(s => s.Id == maria.SessionId), SessionEnd.SignedOut));

        await Clinic.Messages.Awaiting(messages => messages.SendAsync(maria, chat, new(Guid.NewGuid(), "Second")))
            .Should().ThrowAsync<SessionEndedException>();
    }

    [Fact]
    public async Task What_was_refused_is_not_known_as_written()
    {
        var chat = await KnownAsync();
        await Clinic.Conversations.CloseAsync(Clinic.Maria, chat);

        await Clinic.RefusesAsync(() => Clinic.SayAsync(Clinic.Maria, chat, "Too late"));
        await Clinic.Conversations.ReopenAsync(Clinic.Maria, chat);
        var number = await Clinic.SayAsync(Clinic.Maria, chat, "In time");

        (await Clinic.MessagesAsync(chat)).Should().HaveCount((int)number);
    }

    private async Task<Guid> KnownAsync()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Ana, chat, "Are you there?");
        await Clinic.SayAsync(Clinic.Maria, chat, "Yes");
        return chat;
    }

    /// <summary>Maria in a session of hers, in which she has just written.</summary>
    private async Task<Actor> SignedInAsync(Guid chat)
    {
        var maria = await InSessionAsync(Clinic.Maria);
        await Clinic.Messages.SendAsync(maria, chat, new(Guid.NewGuid(), "Here I am"));
        return maria;
    }

    // Made by the program, after which all is asked anew: before whatever is to be known.
    private async Task<Actor> InSessionAsync(Someone someone) => new(someone.Id) { SessionId = await Clinic.SessionOfAsync(someone) };

    // An act of a person, not of the program, after which all is asked anyway.
    private Task ActAsync(Func<Act, Task> act) =>
        Clinic.Database.WriteAsync(Clinic.Ines, AuditedOperation.ToOpen(AuditedPage.OrgChat), act);
}
