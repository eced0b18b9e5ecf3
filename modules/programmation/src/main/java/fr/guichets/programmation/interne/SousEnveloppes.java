package fr.guichets.programmation.interne;

import fr.guichets.dossiers.Dossiers;
import fr.guichets.programmation.Avis;
import fr.guichets.programmation.LigneDeReleve;
import fr.guichets.programmation.Totaux;
import fr.guichets.reglement.Cible;
import fr.guichets.reglement.Reglement;
import fr.guichets.reglement.Reglement.SousEnveloppe;
import fr.guichets.socle.Montant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How much of each part of the envelope is used, by a relevé and by those that were validated. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class SousEnveloppes {

    @Inject
    Registre registre;

    @Inject
    Calendrier calendrier;

    @Inject
    Dossiers dossiers;

    /** Empty where the rules in force set none apart. */
    List<Totaux.Part> de(ReleveEnregistre releve, List<LigneDeReleve> lignes) {
        Reglement regles = calendrier.reglement();
        if (regles.sousEnveloppes().isEmpty()) {
            return List.of();
        }
        Map<String, Montant> ici = lignes.stream()
                .filter(ligne -> ligne.presente() && ligne.avis() == Avis.FAVORABLE)
                .collect(Collectors.toMap(LigneDeReleve::dossier, LigneDeReleve::montant));
        Map<String, Montant> ailleurs = new LinkedHashMap<>();
        registre.accordes(releve.id())
                .forEach(accorde -> ailleurs.put((String) accorde[0], new Montant((Long) accorde[1])));
        Set<String> comptes = new HashSet<>(ici.keySet());
        comptes.addAll(ailleurs.keySet());
        Map<String, Cible> cibles = dossiers.cibles(comptes);
        List<Totaux.Part> parts = new ArrayList<>();
        for (SousEnveloppe part : regles.sousEnveloppes()) {
            Function<Map<String, Montant>, Montant> somme = montants -> Montant.somme(montants.entrySet().stream()
                    .filter(montant -> cibles.containsKey(montant.getKey())
                            && cibles.get(montant.getKey()).estVisee(part))
                    .map(Map.Entry::getValue)
                    .toList());
            parts.add(new Totaux.Part(
                    part.libelle(),
                    somme.apply(ici),
                    somme.apply(ailleurs),
                    part.montant(),
                    part.partMinimale() == null
                            ? null
                            : regles.enveloppe().total().part(part.partMinimale())));
        }
        return parts;
    }
}
