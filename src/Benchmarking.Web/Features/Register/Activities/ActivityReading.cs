using Benchmarking.Web.Database.Tables;

namespace Benchmarking.Web.Features.Register.Activities;

/// <summary>Reads an activity as it was typed or as a file has it, by the same rules.</summary>
public sealed class ActivityReading
{
    public const int MostCosts = 40;

    private static readonly DateOnly Earliest = new(2000, 1, 1);

    private readonly ActivityForm _form;
    private readonly FormReading _reading;
    private readonly ActivityLists _lists;

    private readonly Activity _read = new() { Name = "" };

    private ActivityReading(ActivityForm form, FormReading reading, ActivityLists lists) => (_form, _reading, _lists) = (form, reading, lists);

    /// <summary>The last day that an activity may be planned for.</summary>
    public static DateOnly Latest(DateOnly today) => today.AddYears(3);

    /// <summary>Gathers what is wrong in <paramref name="reading"/>, and hands back what fills a row where nothing is.</summary>
    public static Action<Activity> Read(ActivityForm form, FormReading reading, ActivityLists lists)
    {
        var one = new ActivityReading(form, reading, lists);
        one.ReadWhat();
        one.ReadNumbers();
        one.ReadMakeUp();
        one.ReadCosts();
        one.ReadWhatCameOfIt();
        one.ReadQuestions();
        return one.Fill;
    }

    private void Fill(Activity row)
    {
        (row.HeldOn, row.Name, row.Kind, row.Rung) = (_read.HeldOn, _read.Name, _read.Kind, _read.Rung);
        (row.Setting, row.Place, row.PanelId) = (_read.Setting, _read.Place, _read.PanelId);
        (row.Participants, row.PeopleAffected) = (_read.Participants, _read.PeopleAffected);
        (row.ResidentHours, row.StaffHours) = (_read.ResidentHours, _read.StaffHours);
        // A count of a group that the organisation no longer names has no box, and stays.
        row.MakeUp = [.. _read.MakeUp, .. row.MakeUp.Where(count => _lists.Groups.All(group => group.Code != count.Group))];
        (row.Costs, row.Questions) = (_read.Costs, _read.Questions);
        (row.PlannedOutcomes, row.CameOfIt) = (_read.PlannedOutcomes, _read.CameOfIt);
        (row.Impact, row.ValueForMoney, row.JudgedBy) = (_read.Impact, _read.ValueForMoney, _read.JudgedBy);
    }

    private void ReadWhat()
    {
        if (_reading.Day("HeldOn", _form.HeldOn, "the date", must: true) is { } day)
        {
            _read.HeldOn = day;
            if (day < Earliest)
                _reading.Wrong("HeldOn_Day", "The date must be in 2000 or later");
            if (day > Latest(_reading.Today))
                _reading.Wrong("HeldOn_Day", "The date must be at most three years ahead");
        }

        _read.Name = _reading.Line("Name", _form.Name, "a name for the activity", must: true);
        _read.Kind = _reading.Choice<ActivityKind>("Kind", _form.Kind, "what kind of activity it is", must: true) ?? default;
        _read.Rung = _reading.Step("Rung", _form.Rung, "a rung of the ladder", 7);
        _read.Setting = _reading.Choice<ActivitySetting>("Setting", _form.Setting, "how people took part, or nothing");
        _read.Place = _reading.Place("Place", _form.Place, "the place");
        _read.PanelId = _reading.OneOf("Panel", _form.Panel, "a panel or forum", _lists.Panels, panel => $"{panel.Id}")?.Id;
        _read.PlannedOutcomes = _reading.Text("PlannedOutcomes", _form.PlannedOutcomes, "what it was for");
    }

    private void ReadNumbers()
    {
        _read.Participants = Past("Participants", _reading.Whole("Participants", _form.Participants, "the number of residents taking part"));
        _read.ResidentHours = Past("ResidentHours", _reading.Number("ResidentHours", _form.ResidentHours, "the hours that residents gave"));
        _read.PeopleAffected = Past("PeopleAffected", _reading.Whole("PeopleAffected", _form.PeopleAffected, "the number of people affected"));
        _read.StaffHours = Past("StaffHours", _reading.Number("StaffHours", _form.StaffHours, "the staff hours"));
    }

    private void ReadMakeUp()
    {
        foreach (var group in _lists.Groups)
        {
            var field = $"MakeUp[{group.Code}]";
            if (Past(field, _reading.Whole(field, _form.MakeUp.GetValueOrDefault(group.Code), $"the number for “{group.Name}”")) is not { } people)
                continue;
            if (string.IsNullOrWhiteSpace(_form.Participants))
                _reading.Wrong(field, $"Type how many residents took part before you say how many were “{group.Name}”");
            else if (people > _read.Participants)
                _reading.Wrong(field, $"“{group.Name}” cannot be more than the {_read.Participants:N0} who took part");
            _read.MakeUp.Add(new GroupCount(group.Code, people));
        }
    }

    private void ReadCosts()
    {
        if (_form.Costs.Count(line => !line.IsEmpty) > MostCosts)
            _reading.Wrong(null, $"An activity has at most {MostCosts} lines of costs: put small ones together");
        for (var at = 0; at < _form.Costs.Count; at++)
        {
            var (line, field) = (_form.Costs[at], $"Costs[{at}]");
            if (line.IsEmpty)
                continue;
            var what = _reading.Line($"{field}.What", line.What, "what it was for");
            var scope = _reading.Choice<CostScope>($"{field}.Scope", line.Scope, "what kind of cost it is", must: true);
            var amount = Past($"{field}.Amount", _reading.Number($"{field}.Amount", line.Amount, "the amount in £", must: true));
            if (scope is not null && amount is not null)
                _read.Costs.Add(new CostLine(what, scope.Value, amount.Value));
        }
    }

    private void ReadWhatCameOfIt()
    {
        _read.CameOfIt = _reading.Text("CameOfIt", _form.CameOfIt, "what came of it");
        _read.Impact = Past("Impact", _reading.Step("Impact", _form.Impact, "the impact", 3));
        _read.ValueForMoney = Past("ValueForMoney", _reading.Step("ValueForMoney", _form.ValueForMoney, "the value for money", 3));
        _read.JudgedBy = _reading.Choice<ActivityJudge>("JudgedBy", _form.JudgedBy, "who judged it, or nobody");
        if ((_read.Impact ?? _read.ValueForMoney) is not null && string.IsNullOrEmpty(_form.JudgedBy))
            _reading.Wrong("JudgedBy", "Choose who judged impact and value for money");
    }

    private void ReadQuestions()
    {
        foreach (var (about, at) in Enum.GetValues<QuestionAbout>().Select((about, at) => (about, at)))
        {
            if (at >= _form.Questions.Count || _form.Questions[at] is not { IsEmpty: false } typed)
                continue;
            var field = $"Questions[{at}]";
            var isOwn = about == QuestionAbout.Own;
            var words = isOwn ? _reading.Line($"{field}.Words", typed.Words, "your own question", must: true) : "";
            // A question can be thought of before it is asked.
            var isAsked = !isOwn || !string.IsNullOrWhiteSpace(typed.Replies) || !string.IsNullOrWhiteSpace(typed.Positive);
            var replies = Past($"{field}.Replies", _reading.Whole($"{field}.Replies", typed.Replies, "how many answered", must: isAsked));
            var positive = Past($"{field}.Positive", _reading.Whole($"{field}.Positive", typed.Positive, "how many said yes", must: isAsked));
            if (positive > replies)
                _reading.Wrong($"{field}.Positive", $"Those who said yes cannot be more than the {replies:N0} who answered");
            _read.Questions.Add(new ShortQuestion(about, words, replies ?? 0, positive ?? 0));
        }
    }

    /// <summary>A number that is known only once the activity was held.</summary>
    private T? Past<T>(string field, T? number)
        where T : struct
    {
        if (number is null || _read.HeldOn <= _reading.Today)
            return number;
        _reading.Wrong(field, "Leave this empty until the activity was held: its date is still to come");
        return null;
    }
}
