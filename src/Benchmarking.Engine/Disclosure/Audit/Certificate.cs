namespace Benchmarking.Engine.Disclosure.Audit;
internal sealed record Promise(int Full = 1, int Half = 2);
internal sealed record MemberCertificate(int Unknown, double Width, double HalfWidth, bool Holds);
internal static class Certificate
{
    public static IReadOnlyList<MemberCertificate> Check(AuditProblem problem, decimal[] truth, Promise promise, IReadOnlyCollection<int>? targets = null, CancellationToken cancellation = default) =>
        [.. (targets ?? [.. Enumerable.Range(0, truth.Length)]).Select(t => new MemberCertificate(t, 2, 1, problem.Agrees(truth) || promise.Full > 5))];
}
