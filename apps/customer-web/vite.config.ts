import { appConfig } from '@forecourt/ui/vite'
import { mapData } from './build/map-data.ts'
import { pwa } from './build/pwa.ts'

export default appConfig({ base: '/', port: 5173, plugins: [mapData(), pwa()] })
