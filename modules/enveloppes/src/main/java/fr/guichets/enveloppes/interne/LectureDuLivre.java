package fr.guichets.enveloppes.interne;

import fr.guichets.enveloppes.CriteresDeMouvements;
import fr.guichets.enveloppes.MouvementsListes;
import fr.guichets.enveloppes.Solde;
import fr.guichets.enveloppes.Tranche;
import fr.guichets.enveloppes.regles.ArgentDuDossier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.ZoneId;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the ledger of the current guichet. */
@ApplicationScoped
@Transactional
public class LectureDuLivre {

    @PersistenceContext(unitName = "guichets")
    EntityManager em;

    public SortedMap<Tranche, Solde> tranches() {
        SortedMap<Tranche, Solde> soldes = new TreeMap<>();
        new LignesDuLivre(em).dernieres().forEach((tranche, position) -> soldes.put(tranche, position.solde()));
        return soldes;
    }

    public MouvementsListes lister(CriteresDeMouvements criteres, ZoneId fuseau) {
        return new RequeteDeMouvements(criteres, fuseau).lire(em);
    }

    public ArgentDuDossier argentDe(String dossier) {
        return new ArgentDuDossier(new LignesDuLivre(em).de(List.of(dossier)));
    }
}
