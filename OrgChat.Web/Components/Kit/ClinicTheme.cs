using MudBlazor;

namespace OrgChat.Web.Components.Kit;

/// <summary>
/// Every colour, size and shadow of OrgChat, once. The style sheet <c>css/theme.css</c> is made from it (a test compares the two), so that
/// no page needs a style element and the colours are right before any circuit; <c>css/tokens.css</c> gives them the clinic's names.
/// </summary>
/// <remarks>
/// What the kit has no place for stands where it has one to spare: the own side's bubble is Info's lighter shade, the edge of a note
/// Warning's darker one, the colour of shadows Dark's lighter one, what floats the drawer's background, waiting Tertiary.
/// </remarks>
public static class ClinicTheme
{
    private static readonly string[] Inter = ["Inter", "system-ui", "-apple-system", "Segoe UI", "Roboto", "sans-serif"];

    public static MudTheme Theme { get; } = new()
    {
        PaletteLight = Light(),
        PaletteDark = Dark(),
        Typography = Type(),
        LayoutProperties = new LayoutProperties
        {
            DefaultBorderRadius = "9px",
            DrawerMiniWidthLeft = "68px",
            DrawerWidthLeft = "368px",
            DrawerWidthRight = "296px",
        },
        Shadows = new Shadow
        {
            Elevation =
                [.. Enumerable.Range(0, 26).Select(height => height < 8 ? "none" : "0 10px 32px var(--mud-palette-overlay-light)")]
        },
    };

    private static PaletteLight Light() => new()
    {
        Background = "#f6f7f9",
        Surface = "#ffffff",
        BackgroundGray = "#eef1f4",
        DrawerBackground = "#ffffff",
        TableHover = "#f4f6f8",
        Divider = "#e3e7ec",
        LinesDefault = "#e3e7ec",
        TableLines = "#e3e7ec",
        Skeleton = "#e3e7ec",
        LinesInputs = "#7d8996",
        OverlayDark = "rgba(22,32,44,0.42)",
        OverlayLight = "rgba(22,32,44,0.16)",
        TextPrimary = "#16202c",
        TextSecondary = "#566373",
        TextDisabled = "#667280",
        ActionDefault = "#566373",
        ActionDisabled = "#667280",
        ActionDisabledBackground = "#eef1f4",
        Primary = "#0b6e69",
        PrimaryDarken = "#085450",
        PrimaryLighten = "#e0f2ef",
        PrimaryContrastText = "#ffffff",
        Info = "#0b6e69",
        InfoLighten = "#d9efec",
        Secondary = "#5b3fa8",
        SecondaryLighten = "#f0ecfb",
        Tertiary = "#8a5200",
        Warning = "#7a4b00",
        WarningLighten = "#fff6df",
        WarningDarken = "#f0d796",
        Error = "#b3261e",
        ErrorDarken = "#99201a",
        ErrorLighten = "#fdecea",
        ErrorContrastText = "#ffffff",
        Success = "#19713c",
        SuccessLighten = "#e4f4ea",
    };

    private static PaletteDark Dark() => new()
    {
        Background = "#0f151b",
        Surface = "#161e26",
        BackgroundGray = "#10171e",
        DrawerBackground = "#1b252e",
        TableHover = "#1b242d",
        Divider = "#27323d",
        LinesDefault = "#27323d",
        TableLines = "#27323d",
        Skeleton = "#27323d",
        LinesInputs = "#6d7b89",
        OverlayDark = "rgba(4,8,12,0.66)",
        OverlayLight = "rgba(0,0,0,0.55)",
        TextPrimary = "#e8eef4",
        TextSecondary = "#a3b1bf",
        TextDisabled = "#8d9baa",
        ActionDefault = "#a3b1bf",
        ActionDisabled = "#8d9baa",
        ActionDisabledBackground = "#10171e",
        Primary = "#4fc3b8",
        PrimaryDarken = "#7fd8cf",
        PrimaryLighten = "#12322f",
        PrimaryContrastText = "#06211f",
        Info = "#4fc3b8",
        InfoLighten = "#153733",
        Secondary = "#c3b2ff",
        SecondaryLighten = "#251f3d",
        Tertiary = "#f0b65c",
        Warning = "#f2cd7c",
        WarningLighten = "#2d2615",
        WarningDarken = "#574a24",
        Error = "#ff9b92",
        ErrorDarken = "#ffb4ad",
        ErrorLighten = "#3a1d1b",
        ErrorContrastText = "#2b0c09",
        Success = "#79d79d",
        SuccessLighten = "#14301f",
    };

    private static Typography Type() => new()
    {
        Default = Words<DefaultTypography>("0.875rem", "400", "1.45"),
        Body1 = Words<Body1Typography>("0.875rem", "400", "1.45"),
        Body2 = Words<Body2Typography>("0.875rem", "400", "1.45"),
        Caption = Words<CaptionTypography>("0.8125rem", "400", "1.45"),
        Subtitle1 = Words<Subtitle1Typography>("0.875rem", "400", "1.45"),
        Subtitle2 = Words<Subtitle2Typography>("0.875rem", "600", "1.45"),
        Button = Words<ButtonTypography>("0.875rem", "600", "1.3"),
        H1 = Words<H1Typography>("1.4375rem", "680", "1.25"),
        H2 = Words<H2Typography>("1.0625rem", "680", "1.25"),
        H3 = Words<H3Typography>("0.9375rem", "680", "1.25"),
        H6 = Words<H6Typography>("1.25rem", "680", "1.25"),
    };

    private static T Words<T>(string size, string weight, string line) where T : BaseTypography, new() =>
        new()
        {
            FontFamily = Inter,
            FontSize = size,
            FontWeight = weight,
            LineHeight = line,
            LetterSpacing = "normal",
            TextTransform = "none"
        };
}
