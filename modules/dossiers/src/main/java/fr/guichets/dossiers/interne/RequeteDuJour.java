package fr.guichets.dossiers.interne;

import fr.guichets.dossiers.EtatDossier;
import fr.guichets.dossiers.LigneDossier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What agents open their day with: counts, and the lines that wait. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class RequeteDuJour {

    private static final String OUVERTS = "d.etat IN ('DEPOSE', 'INCOMPLET', 'COMPLET', 'EN_INSTRUCTION')";
    private static final int URGENTS = 50;

    @Inject
    LignesDeListe lignes;

    /** How many in each state, zero included. */
    public Map<EtatDossier, Integer> parEtat(Lecteur lecteur) {
        Map<EtatDossier, Integer> parEtat = new EnumMap<>(EtatDossier.class);
        Arrays.stream(EtatDossier.values()).forEach(etat -> parEtat.put(etat, 0));
        String vu = Conditions.etatVu(lecteur);
        lignes.requete(
                        "SELECT " + vu + " AS etat, count(*) AS total FROM dossier d",
                        Conditions.visibles(lecteur),
                        " GROUP BY 1",
                        Map.of("etat", String.class, "total", Integer.class))
                .getResultList()
                .forEach(ligne -> parEtat.put(
                        EtatDossier.valueOf(ligne.get("etat", String.class)), ligne.get("total", Integer.class)));
        return parEtat;
    }

    /** Those whose deadline falls between two days, the most urgent first. */
    public List<LigneDossier> echeances(Lecteur lecteur, LocalDate du, LocalDate au) {
        return lignes.lire(
                Conditions.visibles(lecteur)
                        .siNonNull("d.echeance >= :du", "du", du)
                        .siNonNull("d.echeance <= :au", "au", au),
                " ORDER BY d.echeance, d.id",
                0,
                URGENTS,
                lecteur);
    }

    public int sansInstructeur(Lecteur lecteur) {
        return lignes.requete(
                        "SELECT count(*) AS total FROM dossier d",
                        Conditions.visibles(lecteur).et(OUVERTS).et("d.instructeur IS NULL"),
                        "",
                        Map.of("total", Integer.class))
                .getSingleResult()
                .get("total", Integer.class);
    }

    /** Those that wait for the guichet, the reader's own or nobody's: by deadline, then by date of filing. */
    public List<LigneDossier> aTraiter(Lecteur lecteur, int maximum) {
        return lignes.lire(
                Conditions.visibles(lecteur)
                        .et(OUVERTS)
                        .et("(d.instructeur IS NULL OR d.instructeur = :moi)")
                        .parametre("moi", lecteur.acteur().identifiant()),
                " ORDER BY d.echeance NULLS LAST, d.depose_le, d.id",
                0,
                maximum,
                lecteur);
    }
}
