package fr.guichets.reglement.interne;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The keys that the national level delegated to the administrator of one guichet, where it decided so. */
@Entity
@Table(name = "redaction_deleguee")
class RedactionDeleguee {

    @Id
    private String guichet;

    private String cles;

    protected RedactionDeleguee() {}

    Set<String> cles() {
        return cles.isEmpty() ? Set.of() : new LinkedHashSet<>(List.of(cles.split(" ")));
    }
}
