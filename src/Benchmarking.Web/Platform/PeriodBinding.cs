using Benchmarking.Engine;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Benchmarking.Web.Platform;

/// <summary>Reads <c>2026-q1</c> of an address as a <see cref="Period"/>; what is none finds no page.</summary>
public sealed class PeriodBinding : IModelBinder, IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.Metadata.ModelType == typeof(Period) ? this : null;

    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var text = bindingContext.ValueProvider.GetValue(bindingContext.ModelName).FirstValue;
        bindingContext.Result = Period.TryParse(text, out var period)
            ? ModelBindingResult.Success(period)
            : ModelBindingResult.Failed();
        return Task.CompletedTask;
    }
}
