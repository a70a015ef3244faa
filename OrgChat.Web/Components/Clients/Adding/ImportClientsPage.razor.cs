using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;
using OrgChat.Domain.Features.Clients.Adding;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Languages;
using OrgChat.Domain.Model.People;
using OrgChat.Web.Components.Shared.Pages;
using OrgChat.Web.Mail;
using static OrgChat.Web.Components.Clients.Adding.AddingWords;

namespace OrgChat.Web.Components.Clients.Adding;

/// <summary>
/// Adds the clients of a file: which column is what, what will happen line by line, and then in batches, until it is done, stopped, or the
/// page is left. What is done stays done; the same file again adds the rest.
/// </summary>
public sealed partial class ImportClientsPage
{
    private const string Script = "./Components/Clients/Adding/ImportClientsPage.razor.js";
    private const int MostTries = 60;
    private static readonly string Accepted = ".csv,.txt,text/csv";
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private ClientAddingModel? choices;
    private ClientFileModel? file;
    private IReadOnlyList<ClientLineModel> lines = [];
    private List<ClientLine> wanted = [];
    private int?[] columns = [];
    private DateOrder? order;
    private DateOrder? toldOrder;
    private ProviderModel? provider;
    private ElementReference heading;
    private string fileName = "";
    private bool isOrderAsked;
    private bool invites;
    private bool isStopping;
    private int tries;
    private int done;
    private List<Guid> added = [];
    private int mailed;

    [Inject] public required ClientAddingService Adding { get; init; }

    [Inject] public required ClientImportService Import { get; init; }

    [Inject] public required AccountMailService Mail { get; init; }

    [Inject] public required TimeProvider Clock { get; init; }

    [Inject] public required IJSRuntime Js { get; init; }

    private bool IsRunning { get; set; }

    private bool IsDone { get; set; }

    private int NewOnes => lines.Count(line => line.IsNew);

    private int WithAddress => lines.Count(line => line.IsNew && line.Form.Email.Trim().Length > 0);

    private int LeftOut => lines.Count(line => !line.IsNew);

    private bool MayWriteLetters => !Mail.IsConfigured && Reader is TeamMember { IsAdmin: true };

    private bool CanAdd => NewOnes > 0 && !Attempt.IsUnderWay;

    private string RunText => IsRunning ? Texts["SoMany", done, wanted.Count]
        : done < wanted.Count ? Texts["Stopped", done, wanted.Count]
        : mailed > 0 ? Texts.Count("InvitationsGone", mailed) : Texts.Count("LeftOut", LeftOut);

    protected override bool IsFor(Person reader) => reader is TeamMember member && member.MayAddClients();

    protected override async Task ReadAsync(Actor actor)
    {
        choices = await Adding.BeginAsync(actor);
        provider ??= choices.Suggested;
    }

    private async Task TakeAsync(InputFileChangeEventArgs taken)
    {
        tries++; // A new field: the same file can be chosen again.
        await Attempt.TryAsync(async () =>
        {
            if (taken.File.Size > ClientFileReader.MostBytes)
            {
                throw new RefusedException("FileIsTooLarge", ClientFileReader.MostBytes / 1024 / 1024);
            }

            using var content = new MemoryStream();
            await using var sent = taken.File.OpenReadStream(ClientFileReader.MostBytes, Leaving);
            await sent.CopyToAsync(content, Leaving);
            var read = ClientFileReader.Read(content.ToArray());
            (file, fileName, IsDone) = (read, taken.File.Name, false);
            columns = ColumnRules.Guess(read.Heads);
            AskOrder();
            await LookAsync();
        });
    }

    private Task ChooseColumnAsync((ClientFieldKind Field, int? Column) choice)
    {
        columns[(int)choice.Field] = choice.Column;
        if (choice.Field == ClientFieldKind.BirthDate)
        {
            AskOrder();
        }

        return Attempt.TryAsync(LookAsync);
    }

    private Task ChooseOrderAsync(DateOrder? chosen)
    {
        order = chosen;
        return Attempt.TryAsync(LookAsync);
    }

    private Task ChooseProviderAsync(ProviderModel? chosen)
    {
        provider = chosen;
        return Attempt.TryAsync(LookAsync);
    }

    // Where some dates of the file tell the order of all, it is taken, shown and open to change; else it is asked.
    private void AskOrder()
    {
        var dates = file!.LinesBy(columns).Select(line => line[ClientFieldKind.BirthDate]).ToList();
        isOrderAsked = dates.Exists(BirthDateRules.IsAmbiguous);
        order = toldOrder = BirthDateRules.OrderOf(dates);
    }

    private ClientImportRequest Ask(IReadOnlyList<ClientLine> some) => new(some, order, provider?.Id);

    private async Task LookAsync() => lines = await Import.LookAsync(await CurrentPerson.ActorAsync(), Ask(file!.LinesBy(columns)));

    private Task ImportAsync()
    {
        if (!CanAdd)
        {
            return Task.CompletedTask;
        }

        wanted = [.. lines.Where(line => line.IsNew).Select(line => line.Line)];
        (done, added, mailed) = (0, [], 0);
        return GoOnAsync();
    }

    private async Task GoOnAsync()
    {
        if (IsRunning)
        {
            return;
        }

        (IsRunning, IsDone, isStopping) = (true, false, false);
        for (var waits = 0; done < wanted.Count && !isStopping && !Leaving.IsCancellationRequested;)
        {
            if (await Attempt.TryAsync(AddBatchAsync))
            {
                waits = 0;
                StateHasChanged();
                await Task.Yield(); // Stop may have been pressed.
            }
            else if (waits++ < MostTries && (Attempt.Refused is TooFastException || Attempt.Refused.IsBusy()))
            {
                await Task.Delay(Pause, Clock); // Others write, too.
            }
            else
            {
                break;
            }
        }

        (IsRunning, IsDone) = (false, true);
        if (!Leaving.IsCancellationRequested)
        {
            StateHasChanged();
            await heading.FocusAsync();
        }
    }

    private async Task AddBatchAsync()
    {
        var some = wanted.Skip(done).Take(ClientImportService.BatchSize).ToList();
        var batch = await Import.AddAsync(await CurrentPerson.ActorAsync(), Ask(some), invites && Mail.IsConfigured);
        foreach (var link in batch.Links)
        {
            Mail.Invite(link);
        }

        done += some.Count;
        added.AddRange(batch.Added);
        mailed += batch.Links.Count;
        var judged = batch.Lines.ToDictionary(line => line.Line.Number);
        lines = [.. lines.Select(line => judged.GetValueOrDefault(line.Line.Number) ?? line)];
    }

    private Task DownloadTemplateAsync() => SaveAsync(Texts["TemplateName"], ClientFileWriter.Template());

    private Task DownloadLeftOutAsync() => SaveAsync(Texts["LeftOutName"], ClientFileWriter.LeftOut(file!, lines));

    private async Task SaveAsync(string name, string text)
    {
        await using var module = await Js.InvokeAsync<IJSObjectReference>("import", Script);
        await module.InvokeVoidAsync("save", name, text);
    }
}
