using OrgChat.Domain.Features.Clients;
using OrgChat.Domain.Features.Inbox;
using OrgChat.Domain.Features.Team;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Storage;

/// <summary>What each screen asks of the services, by the name of the screen.</summary>
internal static class ClinicScreens
{
    public static Dictionary<string, Func<Task>> Of(TestClinic clinic, Guid chat, Guid tag)
    {
        var day = clinic.Clock.GetUtcNow();
        var cursor = new InboxCursor(day, Guid.AllBitsSet); // After every row of that moment, whatever its id.
        var (personal, organization) = (new InboxFilter(ChatView.Personal), new InboxFilter(ChatView.Organization));
        return new()
        {
            ["personal list"] = () => clinic.Inbox.ListAsync(clinic.Maria, personal),
            ["personal list, next page"] = () => clinic.Inbox.ListAsync(clinic.Maria, personal, cursor),
            ["queue"] = () => clinic.Inbox.ListAsync(clinic.Jamie, organization),
            ["queue, next page"] = () => clinic.Inbox.ListAsync(clinic.Jamie, organization, cursor),
            ["needs reply"] = () => clinic.Inbox.ListAsync(clinic.Jamie, organization with { Tab = InboxTab.NeedsReply }),
            ["unread"] = () => clinic.Inbox.ListAsync(clinic.Jamie, organization with { Tab = InboxTab.Unread }),
            ["archived"] = () => clinic.Inbox.ListAsync(clinic.Jamie, organization with { Tab = InboxTab.Archived }),
            ["snoozed"] = () => clinic.Inbox.ListAsync(clinic.Jamie, organization with { Tab = InboxTab.Snoozed }),
            ["what comes back"] = clinic.WakeDueAsync,
            ["closed"] = () => clinic.Inbox.ListAsync(clinic.Jamie, organization with { Tab = InboxTab.Closed }),
            ["list search"] = () => clinic.Inbox.ListAsync(clinic.Jamie, organization with { Text = "ana ruiz" }),
            ["queue, page above"] = () => clinic.Inbox.ListAboveAsync(clinic.Jamie, organization, cursor),
            ["needs reply, page above"] = () =>
                clinic.Inbox.ListAboveAsync(clinic.Jamie, organization with { Tab = InboxTab.NeedsReply }, cursor),
            ["personal list, page above"] = () => clinic.Inbox.ListAboveAsync(clinic.Maria, personal, cursor),
            ["the open one"] = () => clinic.Inbox.RowAsync(clinic.Jamie, chat),
            ["of one owner"] = () => clinic.Inbox.ListAsync(clinic.Jamie, organization with { OwnerId = clinic.Maria }),
            ["with a tag"] = () => clinic.Inbox.ListAsync(clinic.Jamie, organization with { TagIds = new([tag]) }),
            ["with a tag that much has"] = () => new InboxService(clinic.Database, new UnreadIndex { Few = 0 })
                .ListAsync(clinic.Jamie, organization with { TagIds = new([tag]) }),
            ["with a tag, page above"] = () => clinic.Inbox.ListAboveAsync(clinic.Jamie, organization with { TagIds = new([tag]) }, cursor),
            ["of one claimer"] = () => clinic.Inbox.ListAsync(clinic.Jamie, organization with { ClaimedById = clinic.Sam }),
            ["claimers"] = () => clinic.Inbox.ClaimersAsync(clinic.Jamie, ChatView.Organization),
            ["tags"] = () => clinic.Tags.ManageAsync(clinic.Ines),
            ["views"] = () => clinic.Views.ListAsync(clinic.Jamie),
            ["owners"] = () => clinic.Inbox.OwnersAsync(clinic.Jamie),
            ["counts"] = () => clinic.Inbox.TallyAsync(clinic.Jamie, ChatView.Organization),
            ["own counts"] = () => clinic.Inbox.TallyAsync(clinic.Maria, ChatView.Personal),
            ["open as participant"] = () => clinic.Reader.OpenAsync(clinic.Ana, chat),
            ["open on behalf"] = () => clinic.Reader.OpenAsync(clinic.Jamie, chat),
            ["older messages"] = () => clinic.Reader.OlderAsync(clinic.Ana, chat, 10),
            ["new messages"] = () => clinic.Reader.NewerAsync(clinic.Ana, chat, 10),
            ["clients"] = () => clinic.Clients.ListAsync(clinic.Jamie),
            ["own clients"] = () => clinic.Clients.ListAsync(clinic.Maria),
            ["client search"] = () => clinic.Clients.SearchAsync(clinic.Jamie, "ana"),
            ["client"] = () => clinic.Clients.OpenAsync(clinic.Jamie, clinic.Ana),
            ["client’s conversations"] = () => clinic.Clients.ConversationsAsync(clinic.Jamie, clinic.Ana),
            ["client’s open conversations"] = () => clinic.Clients.OpenConversationsAsync(clinic.Jamie, clinic.Ana),
            ["family"] = () => clinic.Clients.FamilyAsync(clinic.Jamie, [clinic.Ana]),
            ["clients by date"] = () =>
                clinic.Clients.ListAsync(clinic.Jamie,
                    new ClientRequest("a", ClientOrder.ClientSince, IsDescending: true, IsOwn: true, CareTeamMemberId: clinic.Maria)),
            ["team"] = () => clinic.Colleagues.ListAsync(clinic.Ines),
            ["team by permissions"] = () => clinic.Colleagues.ListAsync(clinic.Ines, new("a", By: MemberOrder.Permissions)),
            ["audit, oldest first"] = () => clinic.Audit.ListAsync(clinic.Ines, new(IsOldestFirst: true), 1),
            ["permissions"] = () => clinic.Permissions.OpenAsync(clinic.Ines, clinic.Nora),
            ["audit"] = () => clinic.Audit.ListAsync(clinic.Ines, new()),
            ["audit of a client"] = () => clinic.Audit.ListAsync(clinic.Ines, new(ClientId: clinic.Ana)),
            ["audit, next page"] = () => clinic.Audit.ListAsync(clinic.Ines, new(), 1_000),
            ["who saw a client"] = () =>
                clinic.Audit.ListAsync(clinic.Ines, new(ClientId: clinic.Ana, From: day, Until: day, Question: AuditQuestion.WhoSaw)),
            ["who saw a client, in short"] = () => clinic.Audit.LooksAsync(clinic.Ines, new(ClientId: clinic.Ana, From: day, Until: day)),
            ["who ever saw a client"] = () => clinic.Audit.LooksAsync(clinic.Ines, new(ClientId: clinic.Ana)),
            ["what concerns a member"] = () => clinic.Audit.ListAsync(clinic.Ines, new(PersonId: clinic.Jamie)),
            ["what a member did"] = () =>
                clinic.Audit.ListAsync(clinic.Ines, new(PersonId: clinic.Jamie, Question: AuditQuestion.WhatTheyDid)),
            ["denied attempts"] = () => clinic.Audit.ListAsync(clinic.Ines, new(Question: AuditQuestion.Denied)),
            ["who looked here"] = () => clinic.AccessLog.ListAsync(clinic.Jamie, chat),
            ["messages of an owner"] = () => clinic.Search.SearchAsync(clinic.Jamie, new("", OwnerId: clinic.Maria)),
            ["messages of some days"] = () =>
                clinic.Search.SearchAsync(clinic.Jamie, new("", From: day.AddDays(-1), Until: day.AddDays(1))),
            ["what is left to hand over"] = () => clinic.HandOver.HandOverSomeAsync(),
            ["who can read"] = () => clinic.Readers.ListAsync(clinic.Ana, chat),
        };
    }
}
