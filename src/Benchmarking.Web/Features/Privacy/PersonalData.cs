namespace Benchmarking.Web.Features.Privacy;

/// <summary>One kind of personal data that the service holds.</summary>
/// <param name="What">What it is, in words.</param>
/// <param name="Why">What it is needed for.</param>
/// <param name="Kept">How long it stays.</param>
/// <param name="Tables">Where it lies in the database; a test finds a table that no line names.</param>
public sealed record PersonalDataLine(string What, string Why, string Kept, IReadOnlyList<string> Tables);

/// <summary>
/// All personal data that the service holds, and why: the privacy page shows it, and a test compares it with the database.
/// Lawful basis throughout: the legitimate interest of members in benchmarking their work (UK GDPR article 6(1)(f)); for
/// researchers their agreement to the terms (6(1)(b)).
/// </summary>
public static class PersonalData
{
    public static IReadOnlyList<PersonalDataLine> Lines { get; } =
    [
        new("Name and work address, and for which organisation you act in which role",
            "So that others see who did what, and the service knows what you may do.",
            "Until you have yourself erased; a membership until it is removed; an invitation 90 days after its end.",
            ["users", "memberships", "person_roles", "invitations", "consortium_invitations"]),
        new("How you prove who you are: a hash of your password, passkeys (public keys), the sealed secret of your authenticator app, hashes of recovery codes, the name that your organisation’s sign-in knows you by",
            "To let you in and nobody else. None of it can be read back.",
            "Until you change or remove it, or have yourself erased.",
            ["user_claims", "user_logins", "user_tokens", "user_passkeys", "second_factors", "recovery_codes", "passkey_challenges"]),
        new("Your sessions and what happened to your sign-in: when, how, and which browser, in words such as “Firefox on Windows”",
            "So that you can see a session that is not yours and end it.",
            "A session 30 days after its end, what happened a year.",
            ["sessions", "sign_in_events"]),
        new("That somebody asked for a new password at your address, and the hash of the secret that went there",
            "To let you in again when you forgot your password.",
            "An hour; the row a month.",
            ["reset_requests", "password_resets"]),
        new("Who did what and when: the audit trails, and by whom things were made, sent, signed, asked for or decided",
            "So that every figure can be accounted for, to its organisation and to an auditor.",
            "As long as the service exists; the name is replaced by a pseudonym when you have yourself erased.",
            [
                "audit_entries", "consortium_audit_entries", "member_looks", "processing_terms_acceptances", "returns", "return_answers",
                "return_explanations", "signed_returns", "uploads", "reopenings", "history_imports", "organisation_jobs", "consortium_jobs",
                "targets", "target_actions", "said_entries", "scorecard_drafts", "scorecards", "scorecard_links", "metric_versions", "metric_proposals",
                "peer_groups", "case_studies", "case_study_revisions", "case_study_uses", "releases", "reminder_requests", "single_sign_on", "single_sign_on_domains", "domain_holders", "api_tokens", "collections", "public_imports",
                "panels", "activities", "panel_papers", "recommendations", "service_changes", "tallies", "head_counts", "resident_profiles", "named_groups", "involvement_costs",
                "valuations", "action_plans", "actions", "opportunities", "register_documents", "register_files", "register_imports", "document_links", "return_offers",
            ]),
        new("Letters that the service wrote to you, and which kinds you want",
            "To tell you of deadlines and decisions.",
            "Address and words of a sent letter 90 days; one that held a secret is emptied when it is sent. Your choice until you change it.",
            ["mail_messages", "mail_refusals"]),
        new("Of researchers: name, affiliation, purpose, accepted terms, tokens (hashes) and downloads",
            "So that data which is not open to everybody is taken by people who promised to use it well, and the steering group can see by whom.",
            "A registration that was not confirmed 30 days; the rest until you have yourself erased, the log of downloads with a pseudonym after that.",
            ["research_registrations", "researchers", "terms_acceptances", "research_tokens", "release_downloads"]),
    ];
}
