package fr.guichets.acces;

import fr.guichets.acces.interne.RegistrePersonnes;
import fr.guichets.acces.regles.RolesIci;
import fr.guichets.reglement.Adresse;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.Acteur.Mandat;
import fr.guichets.socle.DepartementCourant;
import fr.guichets.socle.Organisation;
import fr.guichets.socle.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Turns a verified token into the one who acts at this host. Mandates are read again every five seconds at most for one
 * token: what is granted or withdrawn acts at once on the node that did it, and within five seconds on the others.
 */
@ApplicationScoped
public class Identites {

    private static final long FRAICHEUR = TimeUnit.SECONDS.toNanos(5);
    private static final int JETONS_SUIVIS = 10_000;

    private record Lecture(List<Mandat> mandats, long commenceeA) {}

    private final Map<Jeton, Lecture> lectures = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Jeton, Lecture> ancienne) {
            return size() > JETONS_SUIVIS;
        }
    });

    @Inject
    private RegistrePersonnes registre;

    /**
     * Notes the person and the SIRET asserted today, reads the mandates (national schema, a transaction of its own), keeps
     * the roles of this host only.
     *
     * @param agitPour key of the organisation chosen in the pages, null when none was
     */
    public Acteur reconnaitre(Jeton jeton, Adresse adresse, String agitPour) {
        List<Mandat> mandats = mandats(jeton);
        RolesIci ici = RolesIci.de(adresse, jeton.groupes(), jeton.national(), !mandats.isEmpty());
        return new Acteur(
                jeton.identifiant(),
                jeton.nomAffiche(),
                jeton.courrielOuVide(),
                ici.roles(),
                ici.arrondissements(),
                mandats,
                choisie(mandats, agitPour, ici));
    }

    private List<Mandat> mandats(Jeton jeton) {
        Lecture connue = lectures.get(jeton);
        long maintenant = System.nanoTime();
        if (connue == null || maintenant - connue.commenceeA() >= FRAICHEUR) {
            connue = new Lecture(DepartementCourant.executerNational(() -> registre.reconnaitre(jeton)), maintenant);
            lectures.put(jeton, connue);
        }
        return connue.mandats();
    }

    /** The one chosen, if it still is one of hers; else the only one, for who is not an agent here and has no choice. */
    private static Organisation choisie(List<Mandat> mandats, String agitPour, RolesIci ici) {
        if (mandats.size() == 1 && ici.roles().equals(Set.of(Role.COLLECTIVITE))) {
            return mandats.get(0).organisation();
        }
        return mandats.stream()
                .map(Mandat::organisation)
                .filter(organisation -> organisation.cle().equals(agitPour))
                .findFirst()
                .orElse(null);
    }

    /** The rights of this person have just changed: they are read again at her next request. */
    void oublier(String identifiant) {
        synchronized (lectures) {
            lectures.keySet().removeIf(jeton -> jeton.identifiant().equals(identifiant));
        }
    }
}
