using OrgChat.Domain.Features.Accounts;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Attachments;
using OrgChat.Domain.Model.Languages;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Domain.Model.Sessions;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Languages;

/// <summary>What is refused is said in the language of who reads it, whoever acted and in whatever language.</summary>
public sealed class RefusalLanguageTests : ClinicTest
{
    [Fact]
    public async Task A_refusal_of_an_English_act_is_Spanish_to_who_reads_Spanish()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);

        var refused = await Clinic.RefusesAsync(() => Clinic.Conversations.RemoveAsync(Clinic.Maria, chat, Clinic.Ana));

        InSpanish(refused).Should().Be("Ana Ruiz es el único cliente aquí. Cierre la conversación en su lugar.");
        refused.Message.Should().Be("Ana Ruiz is the only client here. Close the conversation instead.");
    }

    [Fact]
    public async Task A_refusal_of_a_Spanish_act_is_English_to_who_reads_English()
    {
        Language.Spanish.Use();
        var refused = await Clinic.RefusesAsync(() => Clinic.Reader.OpenAsync(Clinic.Nora, Guid.NewGuid()));

        Language.English.In(() => refused.Message).Should().Be("This conversation isn’t here, or isn’t open to you.");
        refused.Message.Should().Be("Esta conversación no está aquí o no está abierta para usted.");
    }

    [Fact]
    public void Words_within_the_sentence_are_the_readers_too()
    {
        var refused = FluentActions.Invoking(() => PermissionSet.Empty.With(Permission.OrganizationChat))
            .Should().Throw<RefusedException>().Which;

        InSpanish(refused).Should().StartWith("«Chat de la organización» también necesita: ").And.Contain(" y ").And.NotContain("clients");
    }

    [Fact]
    public void What_was_found_in_a_file_and_why_nothing_is_saved_are_Spanish_sentences()
    {
        InSpanish(new UnfitFileException(FileType.NotAsNamed())).Should()
            .StartWith("El contenido de este archivo no es lo que dice su nombre");
        InSpanish(new UnavailableException(UnavailableKind.Busy, null)).Should().Be(
            "Los registros de la clínica están ocupados en este momento. Esto no se guardó. Su texto se conserva; inténtelo de nuevo en un momento.");
        InSpanish(new UnavailableException(UnavailableKind.Busy, null).AsOfReading()).Should().Be(
            "Los registros de la clínica están ocupados en este momento. Inténtelo de nuevo en un momento.");
        InSpanish(PasswordRules.ProblemOf("vk3 zu8 qm1", [])!).Should().StartWith("Use al menos 12 caracteres.");
    }

    [Theory]
    [InlineData("Chrome on Windows", "Chrome en Windows")]
    [InlineData("", "Otro programa")]
    [InlineData("Another program", "Otro programa")]
    public void A_device_is_kept_once_and_told_in_the_readers_words(string kept, string words) =>
        Language.Spanish.In(() => DeviceText.InWords(kept)).Should().Be(words);

    private static string InSpanish(Exception refused) => Language.Spanish.In(() => refused.Message);
}
