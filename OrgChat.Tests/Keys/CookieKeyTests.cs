using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OrgChat.Tests.Support;
using OrgChat.Tests.Support.Logs;
using OrgChat.Web.Sessions;

namespace OrgChat.Tests.Keys;

public sealed class CookieKeyTests : ClinicTest
{
    private string Folder => Path.Combine(Path.GetDirectoryName(Clinic.File)!, "keys");

    [Fact]
    public async Task No_secret_of_a_cookie_key_is_readable_on_disk_and_a_restart_opens_it()
    {
        var cookie = Protect("Ana");

        var files = Directory.GetFiles(Folder, "key-*.xml");
        files.Should().ContainSingle();
        (await File.ReadAllTextAsync(files[0])).Should().Contain("<sealed").And.NotContain("<value").And.NotContain("masterKey")
            .And.Contain("\"OrgChat.Web.Accounts.CookieKeyOpener, OrgChat.Web,", "the keys of a running clinic name what opens them");
        Open(cookie).Should().Be("Ana");
    }

    [Fact]
    public async Task A_key_that_lies_there_plain_is_deleted_at_start_and_opens_nothing_more()
    {
        await using var before = new ServiceCollection().AddDataProtection().SetApplicationName("OrgChat")
            .PersistKeysToFileSystem(new DirectoryInfo(Folder))
            .Services.AddLogging().BuildServiceProvider();
        var cookie = before.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Protect("Ana");
        (await File.ReadAllTextAsync(Directory.GetFiles(Folder)[0])).Should().Contain("<value>", "that is how it was");

        FluentActions.Invoking(() => Open(cookie)).Should().Throw<System.Security.Cryptography.CryptographicException>();

        foreach (var file in Directory.GetFiles(Folder))
            (await File.ReadAllTextAsync(file)).Should().NotContain("<value>");
    }

    [Theory]
    [InlineData("")]
    [InlineData("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<key id=\"3fb1")]
    [InlineData("\0\0\0\0\0\0\0\0")]
    public async Task A_key_that_a_power_cut_left_empty_or_half_is_set_aside_with_one_warning_and_the_others_open(string left)
    {
        var cookie = Protect("Ana");
        foreach (var name in new[] { "key-a.xml", "key-b.xml" })
            await File.WriteAllTextAsync(Path.Combine(Folder, name), left);

        Open(cookie).Should().Be("Ana");
        Open(cookie).Should().Be("Ana");

        Directory.GetFiles(Path.Combine(Folder, "broken")).Select(Path.GetFileName).Should().BeEquivalentTo("key-a.xml", "key-b.xml");
        Clinic.Log.Where(line => line.Contains("set aside", StringComparison.Ordinal))
            .Should().ContainSingle().Which.Should().StartWith("2 keys of cookies");
    }

    [Fact]
    public void A_key_is_on_disk_with_its_name_before_it_seals_a_cookie()
    {
        using var flushed = new FlushLog(Folder);

        Protect("Ana");

        flushed.Should().HaveCount(2).And.HaveElementAt(1, Folder);
        flushed.First().Should().StartWith(Path.Combine(Folder, "key-"));
    }

    private string Protect(string text)
    {
        using var services = Start();
        return services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Protect(text);
    }

    private string Open(string cookie)
    {
        using var services = Start();
        return services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Unprotect(cookie);
    }

    private ServiceProvider Start()
    {
        var services = new ServiceCollection().AddLogging(logging => logging.AddProvider(Clinic.Log)).AddSingleton(Clinic.Keys);
        services.AddDataProtection().SetApplicationName("OrgChat").KeepKeysSealed(Folder);
        return services.BuildServiceProvider();
    }
}
