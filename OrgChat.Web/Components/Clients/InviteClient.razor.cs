using Microsoft.AspNetCore.Components;
using OrgChat.Domain.Features.Accounts;
using OrgChat.Domain.Model.People;
using OrgChat.Web.Components.Layout;
using OrgChat.Web.Components.Shared.Pages;
using OrgChat.Web.Components.Shared.Text;
using OrgChat.Web.Mail;
using static OrgChat.Web.Components.Clients.ClientsWords;

namespace OrgChat.Web.Components.Clients;

/// <summary>Invites a client, by mail or by a letter and a second code; see <see cref="ClientInvitationService"/>.</summary>
public sealed partial class InviteClient
{
    private LetterModel? waiting;
    private AccountLinkToSendModel? made;
    private string? secondCode;
    private bool isMailed;

    [CascadingParameter] public required Person Reader { get; set; }

    [Parameter, EditorRequired] public required Guid ClientId { get; set; }

    [Parameter, EditorRequired] public required string Name { get; set; }

    /// <summary>Whether the clinic has an address to mail to.</summary>
    [Parameter, EditorRequired] public required bool HasAddress { get; set; }

    [Inject] public required UserAction Attempt { get; init; }

    [Inject] public required ClientInvitationService Invitations { get; init; }

    [Inject] public required AccountMailService Mail { get; init; }

    [Inject] public required CurrentPerson CurrentPerson { get; init; }

    [Inject] public required LocalTimeText LocalTime { get; init; }

    private bool IsByMail => HasAddress && Mail.IsConfigured;

    private string WhatNext => waiting switch
    {
        { IsIdentified: true, MayIdentify: true } => Words["GivenOutReplaced"],
        { IsIdentified: true } => Words["GivenOut"],
        { MayIdentify: true } => Words["MakeSure", Name],
        _ => Words["SomebodyElse", Name],
    };

    protected override Task OnInitializedAsync() => IsByMail ? Task.CompletedTask : Attempt.TryAsync(LookAsync);

    private async Task LookAsync() => waiting = await Invitations.LetterAsync(await CurrentPerson.ActorAsync(), ClientId);

    private Task InviteAsync() => Attempt.TryAsync(async () =>
    {
        Mail.Invite(await Invitations.InviteAsync(await CurrentPerson.ActorAsync(), ClientId));
        isMailed = true;
    });

    private Task WriteAsync() =>
        Attempt.TryAsync(async () => made = await Invitations.WriteLetterAsync(await CurrentPerson.ActorAsync(), ClientId));

    private Task IdentifyAsync() => Attempt.TryAsync(async () =>
    {
        secondCode = await Invitations.IdentifyAsync(await CurrentPerson.ActorAsync(), ClientId);
        await LookAsync();
    });
}
