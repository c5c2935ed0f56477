using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Benchmarking.Web.Tenancy;

// Each id is a type of its own, so that swapping two does not compile.
public readonly record struct OrganisationId(Guid Value)
{
    public override string ToString() => Value.ToString();
}

public readonly record struct UserId(Guid Value)
{
    public override string ToString() => Value.ToString();
}

public readonly record struct CollectionId(Guid Value)
{
    public override string ToString() => Value.ToString();
}

public readonly record struct ReturnId(Guid Value)
{
    public override string ToString() => Value.ToString();
}

public readonly record struct PublicationId(Guid Value)
{
    public override string ToString() => Value.ToString();
}

public readonly record struct SessionId(Guid Value)
{
    public override string ToString() => Value.ToString();
}

public static class IdConversions
{
    public static void UseTypedIds(this ModelConfigurationBuilder model)
    {
        model.Properties<OrganisationId>().HaveConversion<OrganisationIdConverter>();
        model.Properties<UserId>().HaveConversion<UserIdConverter>();
        model.Properties<CollectionId>().HaveConversion<CollectionIdConverter>();
        model.Properties<ReturnId>().HaveConversion<ReturnIdConverter>();
        model.Properties<SessionId>().HaveConversion<SessionIdConverter>();
        model.Properties<PublicationId>().HaveConversion<PublicationIdConverter>();
    }

    private sealed class OrganisationIdConverter() : ValueConverter<OrganisationId, Guid>(id => id.Value, value => new(value));

    private sealed class UserIdConverter() : ValueConverter<UserId, Guid>(id => id.Value, value => new(value));

    private sealed class SessionIdConverter() : ValueConverter<SessionId, Guid>(id => id.Value, value => new(value));

    private sealed class CollectionIdConverter() : ValueConverter<CollectionId, Guid>(id => id.Value, value => new(value));

    private sealed class ReturnIdConverter() : ValueConverter<ReturnId, Guid>(id => id.Value, value => new(value));

    private sealed class PublicationIdConverter() : ValueConverter<PublicationId, Guid>(id => id.Value, value => new(value));
}
