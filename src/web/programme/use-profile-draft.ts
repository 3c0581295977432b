import { useQuery } from '@tanstack/react-query';
import { profileQuery } from './member-api.ts';

/** A company's profile to be changed in a window: read anew for every one, and left alone while it is open, so that what is typed stays. */
export function useProfileDraft(tenant: string) {
  return useQuery({
    ...profileQuery(tenant),
    queryKey: ['programme-profile-edited', tenant],
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
}
