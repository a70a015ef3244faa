using OrgChat.Domain.Features.Clients.Adding;
using OrgChat.Domain.Model.Languages;
using OrgChat.Web.Components.Shared.Text;
using static OrgChat.Web.Components.Clients.Adding.AddingWords;

namespace OrgChat.Web.Components.Clients.Adding;

/// <summary>What happens to a line of a file, and why.</summary>
internal static class ClientLineText
{
    /// <summary>Every reason by itself.</summary>
    public static IEnumerable<string> Reasons(ClientLineModel line) => line switch
    {
        { Problems.Count: > 0 } => line.Problems.Select(Problem),
        { SameLine: { } number } => [Texts["SameAsLine", number]],
        { State: ClientLineState.AlreadyThere } =>
            [line.Same?.Client is { } client ? Texts["IsThere", client.InFull()] : Texts["IsThereUnseen"]],
        { State: ClientLineState.NotPossible, Same: { } owner } => [Texts["ProblemOf", Texts.Of(ClientFieldKind.Email), AddressOf(owner)]],
        { Same: { By: SameClientKind.Phone } other } => [Care(line), PhoneOf(other)],
        _ => [Care(line)],
    };

    /// <summary>Whose address it is.</summary>
    public static string AddressOf(SameClientModel owner) =>
        owner.Client is { } client ? Texts["HasAddress", client.InFull()] : Unseen(owner.By);

    /// <summary>What is the same as of somebody whom the reader may not see.</summary>
    public static string Unseen(SameClientKind by) => by switch
    {
        SameClientKind.Email => Texts["SameEmail"],
        SameClientKind.Phone => Texts["SamePhone"],
        _ => Texts["SameName"],
    };

    private static string PhoneOf(SameClientModel other) =>
        other.Client is { } client ? Texts["HasPhone", client.InFull()] : Unseen(other.By);

    private static string Care(ClientLineModel line) =>
        line.ProviderName is { } name ? Texts["GoesTo", name.Readable()] : Texts["GoesToNobody"];

    private static string Problem(ClientProblem problem) =>
        problem.Field is { } field ? Texts["ProblemOf", Texts.Of(field), problem.Why.Message] : problem.Why.Message;
}
