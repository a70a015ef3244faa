namespace OrgChat.Tests.Support;

/// <summary>A test with a clinic of its own: a fresh database file, the real services, a clock that stands still.</summary>
public abstract class ClinicTest : IAsyncDisposable
{
    protected TestClinic Clinic { get; } = new();

    public virtual async ValueTask DisposeAsync()
    {
        await Clinic.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
