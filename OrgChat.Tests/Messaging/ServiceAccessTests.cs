using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Conversations;
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
        ["open"] = (clinic, person, chat) => clinic.Reader.OpenAsync(person, chat),
        ["details"] = (clinic, person, chat) => clinic.Reader.DetailsAsync(person, chat),
        ["newest page"] = (clinic, person, chat) => clinic.Reader.NewestAsync(person, chat),
        ["older page"] = (clinic, person, chat) => clinic.Reader.OlderAsync(person, chat, 1),
        ["newer page"] = (clinic, person, chat) => clinic.Reader.NewerAsync(person, chat, 0),
        ["mark read"] = (clinic, person, chat) => clinic.States.MarkReadAsync(person, chat, 1),
        ["mark unread"] = (clinic, person, chat) => clinic.States.MarkUnreadAsync(person, chat, 1),
        ["mute"] = (clinic, person, chat) => clinic.States.MuteAsync(person, chat, true),
        ["archive"] = (clinic, person, chat) => clinic.States.ArchiveAsync(person, chat),
        ["unarchive"] = (clinic, person, chat) => clinic.States.UnarchiveAsync(person, chat),
        ["keep a draft"] = (clinic, person, chat) => clinic.Messages.KeepDraftAsync(person, chat, new Draft(Guid.NewGuid(), "Dear Ana")),
    };

    private static readonly Dictionary<string, Act> ForAnswering = new()
    {
        ["no reply needed"] = (clinic, person, chat) => clinic.Conversations.DeclareNoReplyNeededAsync(person, chat),
        ["close"] = (clinic, person, chat) => clinic.Conversations.CloseAsync(person, chat),
        ["reopen"] = (clinic, person, chat) => clinic.Conversations.ReopenAsync(person, chat),
    };

    private static readonly Dictionary<string, Act> ForOwners = new()
    {
        ["add"] = (clinic, person, chat) => clinic.Conversations.AddAsync(person, chat, [clinic.Sam], []),
        ["remove"] = (clinic, person, chat) => clinic.Conversations.RemoveAsync(person, chat, clinic.Sam),
    };

    [Theory, MemberData(nameof(Standing.All), MemberType = typeof(Standing))]
    public async Task Each_service_does_or_refuses_as_the_table_says(Standing standing)
    {
        foreach (var permissions in standing.Sets)
        {
            var chat = await standing.ArrangeAsync(Clinic, permissions);
            var access = standing.Expected(permissions);
            var answers = access is Access.OnBehalf or Access.Participate;

            await ExpectAsync(standing, permissions, chat, access, ForReaders, access != Access.None);
            await ExpectAsync(standing, permissions, chat, access, Sending(access), answers);
            await ExpectAsync(standing, permissions, chat, access, ForAnswering, answers && !standing.IsClient);
            await ExpectAsync(standing, permissions, chat, access, ForOwners, standing.Taking == Standing.Part.AsOwner);
        }
    }

    private static Dictionary<string, Act> Sending(Access access) => new()
    {
        ["send"] = async (clinic, person, chat) => await clinic.Messages.SendAsync(
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
                words.Should().NotBe(new NotFoundException("conversation").Message, because + " and knows that it is there");
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
