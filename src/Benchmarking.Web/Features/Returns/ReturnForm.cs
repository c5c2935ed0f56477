using Benchmarking.Engine.Returns;

namespace Benchmarking.Web.Features.Returns;

/// <summary>Exactly what the page of one module may post.</summary>
public sealed class ReturnForm
{
    /// <summary>The version the member was looking at.</summary>
    public int Version { get; set; }

    /// <summary>By input code.</summary>
    public Dictionary<string, TypedAnswer> Answers { get; set; } = [];

    /// <summary>The answers to those inputs that the page asked for; anything else posted is ignored.</summary>
    public Dictionary<string, Answer> Read(SheetModule module) => module.Inputs
        .Where(input => Answers.ContainsKey(input.Code))
        .ToDictionary(input => input.Code, input => Answers[input.Code].Read());
}

/// <summary>What stands in one box, and the reason chosen beside it.</summary>
public sealed class TypedAnswer
{
    public string? Typed { get; set; }

    /// <summary><c>x</c>, <c>z</c> or nothing.</summary>
    public string? Marker { get; set; }

    /// <summary>A number that was typed counts for more than a reason why there is none.</summary>
    public Answer Read()
    {
        var typed = TypedNumber.Parse(Typed);
        if (!typed.IsBlank)
            return typed;

        return Marker switch
        {
            "x" => new Answer(null, Engine.Marker.NotCollected, null),
            "z" => new Answer(null, Engine.Marker.NotApplicable, null),
            _ => typed,
        };
    }
}
