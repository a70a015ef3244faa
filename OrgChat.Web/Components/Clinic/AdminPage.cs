using OrgChat.Domain.Model.People;
using OrgChat.Web.Components.Shared.Pages;

namespace OrgChat.Web.Components.Clinic;

/// <summary>A page for admins; to everybody else it looks like an unknown address.</summary>
public abstract class AdminPage : LivePage
{
    protected sealed override bool IsFor(Person reader) => reader is TeamMember { IsAdmin: true };
}
