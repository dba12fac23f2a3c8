import { appConfig } from '@forecourt/ui/vite'

export default appConfig({ base: '/admin/', port: 5174 })
