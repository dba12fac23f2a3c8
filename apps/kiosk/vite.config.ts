import { appConfig } from '@forecourt/ui/vite'

export default appConfig({ base: '/kiosk/', port: 5175 })
