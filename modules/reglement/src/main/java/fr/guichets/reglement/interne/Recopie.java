package fr.guichets.reglement.interne;

import fr.guichets.reglement.Brouillon;
import fr.guichets.reglement.Brouillon.Regle;
import fr.guichets.reglement.Declaration;
import fr.guichets.reglement.interne.LectureNationale.Lue;
import fr.guichets.socle.OperationInvalide;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Writes rules of another guichet into the draft of the current one, all of them or none. */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
public class Recopie {

    @Inject
    Edition edition;

    @Inject
    Atelier atelier;

    @Inject
    Parution parution;

    /**
     * @param regles by key; null to inherit
     * @return the keys that were written: those that the draft, or without draft the published rules, did not say so
     * @throws OperationInvalide when somebody already wrote one of them otherwise in the draft
     */
    public List<String> ecrire(Lue nationale, Map<String, Declaration> regles) {
        parution.attendre();
        Niveau niveau = edition.niveau(nationale);
        Brouillon brouillon = edition.apercu(nationale);
        List<Regle> aEcrire = brouillon.regles().stream()
                .filter(regle -> regles.containsKey(regle.cle().nom()))
                .filter(regle ->
                        !Objects.equals(regle.declaree(), regles.get(regle.cle().nom())))
                .toList();
        aEcrire.stream().filter(Regle::changee).findFirst().ifPresent(occupee -> {
            throw new OperationInvalide(
                    "REGLE_EN_BROUILLON",
                    occupee.modifieePar() + " a déjà écrit autrement «\u00a0"
                            + occupee.cle().intitule() + "\u00a0» dans le brouillon.");
        });
        if (!aEcrire.isEmpty()) {
            atelier.ouvrir(niveau);
        }
        aEcrire.forEach(regle -> atelier.ecrire(
                niveau, regle.cle(), regle.version(), regles.get(regle.cle().nom())));
        return aEcrire.stream().map(regle -> regle.cle().nom()).toList();
    }
}
