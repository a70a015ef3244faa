using Microsoft.Extensions.Localization;
using OrgChat.Domain.Model.Accounts;
using OrgChat.Domain.Model.Languages;
using OrgChat.Domain.Model.Sessions;

namespace OrgChat.Domain.Features.SignIn;

/// <summary>What a sign-in still needs after the password.</summary>
public enum SecondFactorNeedKind
{
    /// <summary>Nothing: the person has no second factor and need not have one.</summary>
    None,

    /// <summary>A code or a passkey.</summary>
    Proof,

    /// <summary>A second factor has to be set up first.</summary>
    SetUp,
}

/// <summary>What a code at the second step was.</summary>
public enum SecondFactorProofKind
{
    /// <summary>Wrong or used, or no code is taken just now.</summary>
    None,

    /// <summary>One of the authenticator app.</summary>
    App,

    /// <summary>A recovery code.</summary>
    RecoveryCode,
}

/// <summary>A person’s second factors, as they see them.</summary>
/// <param name="AppSince">When the authenticator app was added; null for none.</param>
/// <param name="RecoveryCodesLeft">Unused recovery codes.</param>
/// <param name="IsRequired">Whether the organization asks one of them.</param>
public sealed record SecondFactorModel(
    AccountName Account, DateTimeOffset? AppSince, IReadOnlyList<PasskeyModel> Passkeys, int RecoveryCodesLeft, bool IsRequired)
{
    /// <summary>Who was shown the link with which the present password was chosen; null when nobody was.</summary>
    public string? LinkShownTo { get; init; }

    public DateTimeOffset? LinkUsedAt { get; init; }

    public bool HasAny => AppSince is not null || Passkeys.Count > 0;
}

/// <summary>A passkey in the list of one’s own.</summary>
/// <param name="Id">The credential’s id in Base64Url.</param>
/// <param name="KeptName">The device it was made on, as it is kept; once with a word before it.</param>
public sealed record PasskeyModel(string Id, string? KeptName, DateTimeOffset AddedAt)
{
    private static readonly IStringLocalizer Words = Localizer.Of(typeof(PasskeyModel));

    /// <summary>In the reader’s language.</summary>
    public string Name => KeptName is null ? Words["Passkey"] : Words["PasskeyOn", DeviceText.InWords(KeptName.Split(", ")[^1])];
}

/// <summary>A factor was added.</summary>
/// <param name="RecoveryCodes">Shown once; empty unless it is the person’s first factor.</param>
public sealed record SecondFactorAddedModel(AccountName Account, IReadOnlyList<string> RecoveryCodes);
