import { defineFeature } from '@/shared/feature'

export default defineFeature({})
