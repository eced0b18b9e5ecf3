package fr.guichets.acces.interne;

import fr.guichets.documents.Courriels;
import fr.guichets.documents.Courriels.Courriel;
import fr.guichets.reglement.Guichet;
import fr.guichets.reglement.Guichets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** What is mailed about a mandate, in the transaction that writes it. Who has no address is not written to. */
@ApplicationScoped
class CourriersDesMandats {

    @Inject
    private Courriels courriels;

    @Inject
    private Guichets guichets;

    void demande(MandatInscrit demande, List<MandatInscrit> representants, String adresse) {
        for (MandatInscrit representant : representants) {
            poster(
                    representant.personne(),
                    demande,
                    "une personne demande un droit pour " + nom(demande),
                    List.of(
                            "%s, qui se dit «\u00a0%s\u00a0», demande le droit de %s au nom de %s."
                                    .formatted(
                                            demande.personne().nom(),
                                            fonctionDe(demande),
                                            verbe(demande),
                                            nom(demande)),
                            "Vous représentez cette organisation\u00a0: accordez ce droit ou refusez-le."
                                    + " Ne l’accordez qu’à quelqu’un que vous connaissez."),
                    adresse,
                    "Répondre à la demande");
        }
    }

    void accorde(MandatInscrit mandat, String adresse) {
        poster(
                mandat.personne(),
                mandat,
                "vous pouvez agir pour " + nom(mandat),
                List.of("Vous avez maintenant le droit de %s au nom de %s.".formatted(verbe(mandat), nom(mandat))),
                adresse,
                "Ouvrir « Mon organisation »");
    }

    void refuse(MandatInscrit mandat, String motif, String adresse) {
        poster(
                mandat.personne(),
                mandat,
                "demande refusée pour " + nom(mandat),
                List.of(
                        "Le droit de %s au nom de %s ne vous est pas accordé.".formatted(verbe(mandat), nom(mandat)),
                        "Motif\u00a0: " + motif,
                        "Vous pouvez faire une nouvelle demande."),
                adresse,
                "Ouvrir « Mon organisation »");
    }

    void retire(MandatInscrit mandat, String motif, String adresse) {
        poster(
                mandat.personne(),
                mandat,
                "droit retiré pour " + nom(mandat),
                List.of(
                        "Vous n’avez plus le droit de %s au nom de %s.".formatted(verbe(mandat), nom(mandat)),
                        "Motif\u00a0: " + motif),
                adresse,
                "Ouvrir « Mon organisation »");
    }

    private void poster(
            PersonneConnue a,
            MandatInscrit sujet,
            String objet,
            List<String> paragraphes,
            String adresse,
            String libelle) {
        if (a.courriel().isEmpty()) {
            return;
        }
        String service = guichets.parCode(sujet.organisation().guichet())
                .map(Guichet::complement)
                .map(complement -> "Guichet " + complement)
                .orElse("Guichets");
        courriels.poster(new Courriel(a.courriel(), objet, service, paragraphes, adresse, libelle, null, null));
    }

    private static String fonctionDe(MandatInscrit mandat) {
        return mandat.mandat().fonction();
    }

    private static String nom(MandatInscrit mandat) {
        return mandat.organisation().organisation().nom();
    }

    private static String verbe(MandatInscrit mandat) {
        return switch (mandat.droit()) {
            case PREPARE -> "préparer des demandes";
            case DEPOSE -> "déposer des demandes";
            case REPRESENTE -> "déposer des demandes et d’accorder des droits à vos collègues";
        };
    }
}
