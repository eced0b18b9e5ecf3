package fr.guichets.socle;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Refuses an operation to whoever has none of the roles written beside it, the method's before the class's. */
@Reserve
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
public class GardeDesRoles {

    @AroundInvoke
    Object garder(InvocationContext appel) throws Exception {
        Reserve reserve = appel.getMethod().getAnnotation(Reserve.class);
        if (reserve == null) {
            reserve = appel.getMethod().getDeclaringClass().getAnnotation(Reserve.class);
        }
        if (!Acteur.courant().aUnRole(reserve.value())) {
            throw new AccesRefuse("Vous n'avez pas le droit de faire cela ici.");
        }
        return appel.proceed();
    }
}
