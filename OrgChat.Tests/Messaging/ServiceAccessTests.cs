using System.Reflection;
using OrgChat.Domain.Features.Messaging;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Tests.Attachments;
using OrgChat.Tests.Audit;
using OrgChat.Tests.Notes;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Messaging;

/// <summary>Every service refuses exactly where it must; what one may not see answers like what does not exist.</summary>
public sealed class ServiceAccessTests : ClinicTest
{
    private enum Answer
    {
        Done,
        Refused,
    }

    private delegate Task Act(TestClinic clinic, Someone person, Guid chat);

    private static readonly Dictionary<string, Act> ForReaders = new()
    {
        ["ReadingService.OpenAsync"] = (clinic, person, chat) => clinic.Reader.OpenAsync(person, chat),
        ["ReadingService.DetailsAsync"] = (clinic, person, chat) => clinic.Reader.DetailsAsync(person, chat),
        ["ReadingService.NewestAsync"] = (clinic, person, chat) => clinic.Reader.NewestAsync(person, chat),
        ["ReadingService.OlderAsync"] = (clinic, person, chat) => clinic.Reader.OlderAsync(person, chat, 1),
        ["ReadingService.NewerAsync"] = (clinic, person, chat) => clinic.Reader.NewerAsync(person, chat, 0),
        ["PersonalStateService.MarkReadAsync"] = (clinic, person, chat) => clinic.States.MarkReadAsync(person, chat, 1),
        ["PersonalStateService.MarkUnreadAsync"] = (clinic, person, chat) => clinic.States.MarkUnreadAsync(person, chat, 1),
        ["PersonalStateService.MuteAsync"] = (clinic, person, chat) => clinic.States.MuteAsync(person, chat, true),
        ["PersonalStateService.ArchiveAsync"] = (clinic, person, chat) => clinic.States.ArchiveAsync(person, chat),
        ["PersonalStateService.UnarchiveAsync"] = (clinic, person, chat) => clinic.States.UnarchiveAsync(person, chat),
        ["InboxService.RowAsync"] = async (clinic, person, chat) =>
            _ = await clinic.Inbox.RowAsync(person, chat) ?? throw new NotFoundException(MissingKind.Conversation),
        ["MessageService.KeepDraftAsync"] = (clinic, person, chat) => clinic.Messages.KeepDraftAsync(person, chat, Dear()),
        ["MessageService.RestoreDraftAsync"] = (clinic, person, chat) => clinic.Messages.RestoreDraftAsync(person, chat, Dear()),
        ["MessageService.StandUnsentAsync"] = (clinic, person, chat) => clinic.Messages.StandUnsentAsync(person, chat, Dear()),
        ["MessageService.IsSentAsync"] = (clinic, person, chat) => clinic.Messages.IsSentAsync(person, chat, Dear()),
        ["MessageService.RequireUnchangedAsync"] = (clinic, person, chat) => clinic.Messages.RequireUnchangedAsync(person, chat, Dear()),
        ["ReadingService.DraftAsync"] = (clinic, person, chat) => clinic.Reader.DraftAsync(person, chat),
        ["ReadingService.PrintAsync"] = (clinic, person, chat) => clinic.Reader.PrintAsync(person, chat),
        ["ReadingService.AroundAsync"] = (clinic, person, chat) => clinic.Reader.AroundAsync(person, chat, 1),
        ["ReadingService.AgainAsync"] = (clinic, person, chat) => clinic.Reader.AgainAsync(person, chat, [1]),
        ["ConversationAudienceService.ListAsync"] = (clinic, person, chat) => clinic.Readers.ListAsync(person, chat),
        ["AttachmentService.UnsentAsync"] = (clinic, person, chat) => clinic.Attachments.UnsentAsync(person, chat),
    };

    /// <summary>What is the team’s alone: to a client, also one who takes part, there is nothing of the kind.</summary>
    private static readonly Dictionary<string, Act> ForTeam = new()
    {
        ["JoinRequestService.ListAsync"] = (clinic, person, chat) => clinic.JoinRequests.ListAsync(person, chat),
        ["NoteService.ListAsync"] = (clinic, person, chat) => clinic.Notes.ListAsync(person, chat, 0, long.MaxValue),
        ["StartService.StartedAsync"] = (clinic, person, chat) => clinic.Starts.StartedAsync(person, chat),
        ["MentionService.SeeAsync"] = (clinic, person, chat) => clinic.Mentions.SeeAsync(person, chat, []),
    };

    private static readonly Dictionary<string, Act> ForAnswering = new()
    {
        ["ConversationService.DeclareNoReplyNeededAsync"] =
            (clinic, person, chat) => clinic.Conversations.DeclareNoReplyNeededAsync(person, chat),
        ["ConversationService.CloseAsync"] = (clinic, person, chat) => clinic.Conversations.CloseAsync(person, chat),
        ["ConversationService.UndoCloseAsync"] = (clinic, person, chat) => clinic.Conversations.UndoCloseAsync(person, chat),
        ["ClaimService.ClaimFreeAsync"] = (clinic, person, chat) => clinic.Claims.ClaimFreeAsync(person, chat),
        ["ConversationService.ReopenAsync"] = (clinic, person, chat) => clinic.Conversations.ReopenAsync(person, chat),
        ["ClaimService.ClaimAsync"] = (clinic, person, chat) => clinic.Claims.ClaimAsync(person, chat),
        ["ClaimService.ReleaseAsync"] = (clinic, person, chat) => clinic.Claims.ReleaseAsync(person, chat),
        ["ClaimService.HandToAsync"] = (clinic, person, chat) => clinic.Claims.HandToAsync(person, chat, clinic.Maria, "Yours"),
        ["JoinRequestService.AskAsync"] = (clinic, person, chat) => clinic.JoinRequests.AskAsync(person, chat),
        ["JoinRequestService.WithdrawAsync"] = (clinic, person, chat) => clinic.JoinRequests.WithdrawAsync(person, chat),
        ["ClaimService.ColleaguesAsync"] = (clinic, person, chat) => clinic.Claims.ColleaguesAsync(person, chat, ""),
        ["SnoozeService.SnoozeAsync"] = (clinic, person, chat) =>
            clinic.Snoozes.SnoozeAsync(person, chat, clinic.Clock.GetUtcNow().AddHours(1)),
        ["SnoozeService.UndoAsync"] = (clinic, person, chat) => clinic.Snoozes.UndoAsync(person, chat),
        ["SnoozeService.WakeAsync"] = (clinic, person, chat) => clinic.Snoozes.WakeAsync(person, chat),
        ["TagService.SetAsync"] = (clinic, person, chat) => clinic.Tags.SetAsync(person, chat, Guid.NewGuid(), isOn: false),
        ["NoteService.BeginAsync"] = (clinic, person, chat) => clinic.Notes.BeginAsync(person, chat),
        ["NoteService.AddAsync"] = (clinic, person, chat) => clinic.Notes.AddAsync(person, chat, Dear(), []),
        ["NoteService.KeepDraftAsync"] = (clinic, person, chat) => clinic.Notes.KeepDraftAsync(person, chat, Dear(), []),
    };

    private static readonly Dictionary<string, Act> ForOwners = new()
    {
        ["JoinRequestService.AddAsync"] = (clinic, person, chat) => clinic.JoinRequests.AddAsync(person, chat, clinic.Sam),
        ["JoinRequestService.DeclineAsync"] = (clinic, person, chat) => clinic.JoinRequests.DeclineAsync(person, chat, clinic.Sam),
        ["ConversationService.AddAsync"] = (clinic, person, chat) => clinic.Conversations.AddAsync(person, chat, [clinic.Sam], []),
        ["ConversationService.TransferAsync"] = (clinic, person, chat) => clinic.Conversations.TransferAsync(person, chat, person),
        ["ConversationService.RemoveAsync"] = (clinic, person, chat) => clinic.Conversations.RemoveAsync(person, chat, clinic.Sam),
    };

    /// <summary>What a person does with a conversation and another table holds, or no table could.</summary>
    private static readonly Dictionary<string, string> Elsewhere = new()
    {
        ["AttachmentService.UploadAsync"] = nameof(UploadingTests),
        ["AttachmentService.DiscardAsync"] = nameof(UploadingTests),
        ["AttachmentDownloadService.OpenAsync"] = nameof(OpeningFilesTests),
        ["AttachmentDownloadService.ShowAsync"] = nameof(OpeningFilesTests),
        ["ConversationAccessService.ListAsync"] = nameof(ConversationAccessServiceTests),
        ["NoteService.RetractAsync"] = nameof(NoteTests),
    };

    [Fact]
    public void Whatever_a_person_does_with_a_conversation_is_in_a_table()
    {
        var acts = typeof(ConversationService).Assembly.GetExportedTypes()
            .Where(type => type.Name.EndsWith("Service", StringComparison.Ordinal))
            .SelectMany(type => type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly))
            .Where(method => method.GetParameters() is [{ ParameterType: var first }, ..] parameters
                && first == typeof(Actor) && parameters.Any(one => one.Name is "conversationId" or "attachmentId"))
            .Select(method => $"{method.DeclaringType!.Name}.{method.Name}");

        acts.Should().BeEquivalentTo([.. ForReaders.Keys, .. ForTeam.Keys, .. Sending(Access.None).Keys, .. ForAnswering.Keys,
            .. ForOwners.Keys, .. Elsewhere.Keys]);
    }

    [Theory, MemberData(nameof(Standing.All), MemberType = typeof(Standing))]
    public async Task Each_service_does_or_refuses_as_the_table_says(Standing standing)
    {
        foreach (var permissions in standing.Sets)
        {
            var chat = await standing.ArrangeAsync(Clinic, permissions);
            var access = standing.Expected(permissions);
            var answers = access is Access.OnBehalf or Access.Participate;

            await ExpectAsync(standing, permissions, chat, access, ForReaders, access != Access.None);
            await ExpectAsync(standing, permissions, chat, access, ForTeam, access != Access.None && !standing.IsClient);
            await ExpectAsync(standing, permissions, chat, access, Sending(access), answers);
            await ExpectAsync(standing, permissions, chat, access, ForAnswering, answers && !standing.IsClient);
            await ExpectAsync(standing, permissions, chat, access, ForOwners, standing.Taking == Standing.Part.AsOwner);
        }
    }

    private static Draft Dear() => new(Guid.NewGuid(), "Dear Ana");

    private static Dictionary<string, Act> Sending(Access access) => new()
    {
        ["MessageService.SendAsync"] = async (clinic, person, chat) => await clinic.Messages.SendAsync(
            person, chat, access == Access.OnBehalf ? await clinic.OnBehalfAsync(chat, "Hello") : new Draft(Guid.NewGuid(), "Hello")),
    };

    private async Task ExpectAsync(
        Standing standing, int permissions, Guid chat, Access access, Dictionary<string, Act> acts, bool isDone)
    {
        foreach (var (name, act) in acts)
        {
            var because = $"{standing} with permissions {permissions} asks to {name}";
            var (answer, words) = await TryAsync(act, standing, chat);
            answer.Should().Be(isDone && access != Access.None ? Answer.Done : Answer.Refused, because);

            if (access == Access.None)
                words.Should().Be((await TryAsync(act, standing, Guid.NewGuid())).Words, because + " and nobody can tell it from nothing");
            else if (words is not null)
                words.Should().NotBe(new NotFoundException(MissingKind.Conversation).Message, because + " and knows that it is there");
        }
    }

    private async Task<(Answer Answer, string? Words)> TryAsync(Act act, Standing standing, Guid chat)
    {
        try
        {
            await act(Clinic, standing.In(Clinic), chat);
            return (Answer.Done, null);
        }
        catch (RefusedException refusal)
        {
            return (Answer.Refused, refusal.Message);
        }
    }
}
