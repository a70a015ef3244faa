using System.Net;
using System.Text.RegularExpressions;
using OrgChat.Build.Load.Protocol;

namespace OrgChat.Build.Load.Windows;

/// <summary>Signs people in through the real form.</summary>
internal sealed partial class SignIn(Uri server, HttpMessageInvoker http)
{
    private readonly Uri secure = new UriBuilder(server) { Scheme = "https" }.Uri;

    /// <returns>The cookies of the new session.</returns>
    public async Task<string> EnterAsync(string email, string password)
    {
        var jar = new CookieContainer();
        using var form = await SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(server, "/sign-in")), jar);
        var token = WebUtility.HtmlDecode(Token().Match(await form.Content.ReadAsStringAsync()).Groups[1].Value);
        using var answer = await SendAsync(new HttpRequestMessage(HttpMethod.Post, new Uri(server, "/sign-in"))
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["_handler"] = "sign-in",
                ["__RequestVerificationToken"] = token,
                ["Form.Email"] = email,
                ["Form.Password"] = password,
            }),
        }, jar);
        return IsIn(answer) ? jar.GetCookieHeader(secure)
            : throw new InvalidOperationException($"{email} was not let in: {(int)answer.StatusCode} {answer.Headers.Location}");
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CookieContainer jar)
    {
        using (request)
        {
            CircuitAddress.Forwarded.ToList().ForEach(header => request.Headers.Add(header.Name, header.Value));
            request.Headers.Add("Origin", secure.GetLeftPart(UriPartial.Authority));
            if (jar.GetCookieHeader(secure) is { Length: > 0 } cookies)
            {
                request.Headers.Add("Cookie", cookies);
            }

            var answer = await http.SendAsync(request, default);
            foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
            {
                jar.SetCookies(secure, cookie);
            }

            return answer;
        }
    }

    private static bool IsIn(HttpResponseMessage answer) =>
        answer.Headers.Location?.ToString() is { } next && !next.Contains("sign-in", StringComparison.Ordinal);

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
