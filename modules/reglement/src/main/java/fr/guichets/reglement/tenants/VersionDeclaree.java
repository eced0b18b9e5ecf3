package fr.guichets.reglement.tenants;

import fr.guichets.reglement.Reglement;

/** @param motif why the version was published */
public record VersionDeclaree(Reglement reglement, String motif) {}
