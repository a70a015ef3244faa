using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Languages;
using OrgChat.Domain.Model.Organizations;
using OrgChat.Domain.Model.Permissions;

namespace OrgChat.Domain.Storage.Configurations.Conventions;

/// <summary>SQLite cannot order by a DateTimeOffset: moments are stored as milliseconds since 1970, UTC.</summary>
internal sealed class UnixMilliseconds() : ValueConverter<DateTimeOffset, long>(
    moment => moment.ToUnixTimeMilliseconds(),
    stored => DateTimeOffset.FromUnixTimeMilliseconds(stored));

internal sealed class StoredPermissions() : ValueConverter<PermissionSet, int>(
    set => (int)set.Value,
    stored => PermissionSet.From((Permission)stored));

/// <summary>A language by its code; what this version does not speak is as if nobody had chosen.</summary>
internal sealed class StoredLanguage() : ValueConverter<Language?, string?>(
    language => language == null ? null : language.Code,
    stored => Language.Of(stored));

/// <summary>Opening hours in one line; what nobody wrote so is as if nobody had said.</summary>
internal sealed class StoredOpeningHours() : ValueConverter<OpeningHours?, string?>(
    hours => hours == null ? null : hours.ToString(),
    stored => OpeningHours.Of(stored));

/// <summary>Some ids in one line.</summary>
internal sealed class StoredIds() : ValueConverter<EqualList<Guid>, string>(
    ids => string.Join(' ', ids),
    stored => new EqualList<Guid>(stored.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Guid.Parse)));
