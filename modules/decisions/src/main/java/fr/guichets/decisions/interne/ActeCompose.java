package fr.guichets.decisions.interne;

import fr.guichets.decisions.NatureActe;
import fr.guichets.decisions.ValeursActe;
import fr.guichets.decisions.regles.Composition;
import fr.guichets.decisions.regles.LectureModele;
import fr.guichets.socle.OperationInvalide;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A template filled with the values of one dossier, ready to be laid out unless something is missing. */
public final class ActeCompose {

    private final NatureActe nature;
    private final ValeursActe valeurs;
    private final Composition composition;

    private ActeCompose(NatureActe nature, ValeursActe valeurs, Composition composition) {
        this.nature = nature;
        this.valeurs = valeurs;
        this.composition = composition;
    }

    /** @throws OperationInvalide MODELE_ILLISIBLE when the text names what the vocabulary does not know any more */
    public static ActeCompose de(NatureActe nature, String texte, ValeursActe valeurs) {
        LectureModele.Lu lu = LectureModele.lire(nature, texte);
        if (!lu.defauts().isEmpty()) {
            throw new OperationInvalide(
                    "MODELE_ILLISIBLE",
                    "Le modèle « " + nature.libelle() + " » de ce guichet est à corriger, ligne "
                            + lu.defauts().get(0).ligne() + " : "
                            + lu.defauts().get(0).message());
        }
        return new ActeCompose(
                nature,
                valeurs,
                Composition.composer(lu.gabarit(), valeurs, nom -> ModelesNationaux.bloc(nature, nom)));
    }

    /** What the text and its layout need and nobody gave: « montant maximum de l’aide {montant} ». */
    public List<String> manquants() {
        List<String> manquants = new ArrayList<>();
        composition.manquants().forEach(champ -> manquants.add(champ.sens() + " {" + champ.code() + "}"));
        if (valeurs.numero() == null) {
            manquants.add("numéro de l’acte {acte.numero}");
        }
        if (valeurs.signataire() == null) {
            manquants.add("nom du signataire {signataire.nom}");
        }
        return manquants.stream().distinct().toList();
    }

    public Map<String, Object> valeurs(String modele, boolean apercu) {
        return new MiseEnPage(nature, valeurs).valeurs(composition.elements(), modele, apercu);
    }
}
