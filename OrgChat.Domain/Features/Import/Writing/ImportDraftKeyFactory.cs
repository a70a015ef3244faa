using System.Security.Cryptography;
using System.Text;

namespace OrgChat.Domain.Features.Import.Writing;

/// <summary>How an imported message is known again: the same record has the same key, in every run.</summary>
internal static class ImportDraftKeyFactory
{
    /// <param name="id">What is kept of the record’s id.</param>
    public static Guid Of(string id) => new(SHA256.HashData(Encoding.UTF8.GetBytes(id)).AsSpan(0, 16));
}
