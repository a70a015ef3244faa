namespace OrgChat.Web.Protection;

/// <summary>The protection around every request, in the order in which a request meets it.</summary>
public static class ProtectionExtensions
{
    public static void AddProtection(this WebApplicationBuilder builder)
    {
        // Outermost, also around what the framework puts first: an answer to a wrong host name carries the headers too.
        builder.Services.Insert(0, ServiceDescriptor.Singleton<IStartupFilter>(new HeadersFirst(builder.Environment.IsDevelopment())));
        builder.AddTransport();
        Limits.Add(builder);
        builder.Services.AddCookies(builder.Environment.IsDevelopment());
        builder.Services.AddCircuits();
        builder.Services.AddExceptionHandler<FailureReferenceHandler>();
        builder.Services.PostConfigure<LoggerFilterOptions>(QuietLog.Keep);
    }

    /// <summary>Before anybody is recognized.</summary>
    public static void UseProtection(this WebApplication app)
    {
        app.UseBelievedHopsOnly();
        app.UseForwardedHeaders();
        if (!app.Environment.IsDevelopment())
        {
            app.UseTlsOnly();
        }

        app.UseKnownMethodsOnly();
        app.UseOwnOriginOnly();
        app.UseCookiePolicy();
    }

    /// <summary>Once it is known who asks.</summary>
    public static void UsePersonalProtection(this WebApplication app)
    {
        var limits = app.Services.GetRequiredService<Limits>();
        app.UseConnectionsOfPeople(limits);
        app.UseSignedInCircuitsOnly();
        app.UseCircuitsUntilTheEnd();
        CircuitSocketFilter.UseSocketsOfPeople(app, limits);
        app.UseRateLimiter();
    }

    /// <summary>Antiforgery on every form, and words for a person whose form is too old.</summary>
    public static void UseFormProtection(this WebApplication app)
    {
        app.UseAntiforgery();
        app.UseStaleFormsPage();
    }

    private sealed class HeadersFirst(bool isDevelopment) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.UseSecurityHeaders(isDevelopment);
            next(app);
        };
    }
}
