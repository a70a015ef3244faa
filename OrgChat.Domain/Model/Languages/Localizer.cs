using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace OrgChat.Domain.Model.Languages;

/// <summary>
/// The words of each feature. They stand in resources beside the type that names the feature, one file per language, and come in the
/// language of <see cref="Language.Current"/> at the moment they are asked for.
/// </summary>
/// <remarks>
/// Without state but that, so one serves the whole program: injected, every component of every window would hold a reference of its own.
/// </remarks>
public static class Localizer
{
    private static readonly ResourceManagerStringLocalizerFactory Factory =
        new(Options.Create(new LocalizationOptions()), NullLoggerFactory.Instance);

    /// <param name="feature">The type beside whose file the resources stand, under the same name.</param>
    public static IStringLocalizer Of(Type feature) => new PseudoLocalizer(Factory.Create(feature));
}
