import type { JobClass, WorkCategory } from '@/backend/generated/api'

export const categories: WorkCategory[] = ['maintenance', 'repair', 'electrical', 'body', 'paint', 'tyre', 'cleaning', 'diagnosis']
/** From the lightest to the weightiest. */
export const jobClasses: JobClass[] = ['first_maintenance', 'minor_repair', 'special_repair', 'second_maintenance', 'assembly_repair', 'whole_vehicle']
