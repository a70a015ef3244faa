using OrgChat.Domain.Features.Search;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Search;

/// <summary>A test that searches in the messages of a clinic of its own.</summary>
public abstract class SearchTest : ClinicTest
{
    protected Task<SearchPage> SearchAsync(Someone reader, string text) => Clinic.Search.SearchAsync(reader, new SearchRequest(text));

    /// <summary>What is found, as the texts of the results, newest first.</summary>
    protected async Task<IReadOnlyList<string>> FindAsync(Someone reader, string text) => Texts(await SearchAsync(reader, text));

    /// <inheritdoc cref="FindAsync(Someone, string)"/>
    protected async Task<IReadOnlyList<string>> FindAsync(Someone reader, SearchRequest request) =>
        Texts(await Clinic.Search.SearchAsync(reader, request));

    protected static IReadOnlyList<string> Texts(SearchPage page) => [.. page.Rows.Select(Text)];

    /// <summary>The text shown, with what is marked in brackets.</summary>
    protected static string Marked(SearchResultModel result) =>
        string.Concat((result.Excerpt ?? []).Select(part => part.IsMarked ? $"[{part.Text}]" : part.Text));

    private static string Text(SearchResultModel result) => string.Concat((result.Excerpt ?? []).Select(part => part.Text));
}
