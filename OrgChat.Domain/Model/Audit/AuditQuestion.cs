namespace OrgChat.Domain.Model.Audit;

/// <summary>What an officer asks of the record; the numbers are stored.</summary>
public enum AuditQuestion
{
    Everything = 0,

    /// <summary>
    /// Who saw this client: openings of the client’s page, conversations and files, and searches that showed their messages, by others.
    /// </summary>
    WhoSaw = 1,

    /// <summary>What this person did and tried.</summary>
    WhatTheyDid = 2,

    /// <summary>What was refused for want of a right, or because it is not there.</summary>
    Denied = 3,
}
